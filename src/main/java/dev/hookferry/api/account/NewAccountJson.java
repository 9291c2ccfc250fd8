package dev.hookferry.api.account;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.hookferry.domain.model.PublicId;
import dev.hookferry.registry.account.NewAccount;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An account that was just made, with its first key. */
@JsonNaming(SnakeCaseStrategy.class)
@Schema(name = "NewAccount")
record NewAccountJson(AccountJson account, FirstKeyJson apiKey) {

  /**
   * The key that an account begins with.
   *
   * @param key shown this once
   */
  @Schema(name = "FirstApiKey")
  record FirstKeyJson(String id, String name, String role, String key) {

    @Override
    public String toString() {
      return "FirstKeyJson[" + id + "]";
    }
  }

  static NewAccountJson of(NewAccount made) {
    return new NewAccountJson(
        AccountJson.of(made.account()),
        new FirstKeyJson(
            PublicId.KEY.of(made.key().id),
            made.key().name,
            KeyJson.text(made.key().role),
            made.secretKey()));
  }
}
