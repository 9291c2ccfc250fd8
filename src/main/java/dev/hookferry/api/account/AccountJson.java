package dev.hookferry.api.account;

import dev.hookferry.registry.account.Account;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An account. */
@Schema(name = "Account")
record AccountJson(int id, String name) {

  static AccountJson of(Account account) {
    return new AccountJson(account.id, account.name);
  }
}
