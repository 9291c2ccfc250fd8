package dev.hookferry.api.account;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.hookferry.registry.account.Account;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * An account.
 *
 * @param externalId left out where it has none
 */
@JsonNaming(SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Account")
record AccountJson(int id, String name, String externalId) {

  static AccountJson of(Account account) {
    return new AccountJson(account.id, account.name, account.externalId);
  }
}
