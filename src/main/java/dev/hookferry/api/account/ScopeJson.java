package dev.hookferry.api.account;

import dev.hookferry.domain.model.Scope;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A scope on the wire.
 *
 * @param id empty for the account itself
 */
@Schema(name = "Scope")
record ScopeJson(
    @Schema(enumeration = {"account", "session", "target", "device", "user"}) String kind,
    String id) {

  static ScopeJson of(Scope scope) {
    return new ScopeJson(scope.kind().text(), scope.id());
  }
}
