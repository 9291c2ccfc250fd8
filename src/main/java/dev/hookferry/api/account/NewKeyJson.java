package dev.hookferry.api.account;

import dev.hookferry.domain.model.PublicId;
import dev.hookferry.registry.key.NewKey;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A key that was just made.
 *
 * @param key shown this once
 */
@Schema(name = "NewApiKey")
record NewKeyJson(
    String id, String name, String role, @Schema(nullable = true) ScopeJson scope, String key) {

  static NewKeyJson of(NewKey made) {
    return new NewKeyJson(
        PublicId.KEY.of(made.key().id),
        made.key().name,
        KeyJson.text(made.key().role),
        made.key().scope().map(ScopeJson::of).orElse(null),
        made.secret());
  }

  @Override
  public String toString() {
    return "NewKeyJson[" + id + "]";
  }
}
