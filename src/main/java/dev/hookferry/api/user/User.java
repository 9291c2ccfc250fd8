package dev.hookferry.api.user;

import dev.hookferry.domain.model.Caller;
import dev.hookferry.domain.model.ScopeKind;
import dev.hookferry.envelope.UserEnvelope;
import dev.hookferry.registry.endpoint.EndpointSet;
import java.util.Optional;
import java.util.UUID;

/** The user that a request is about: its key's scope, else the account's default one. */
final class User {

  private User() {}

  static boolean isManagedBy(Caller caller) {
    return caller.mayManageWebhooks()
        && caller.scope().stream().allMatch(scope -> scope.kind() == ScopeKind.USER);
  }

  static EndpointSet webhooks(Caller caller) {
    return EndpointSet.of(
        caller.accountId(), UserEnvelope.NAME, caller.scopeOrDefault(ScopeKind.USER));
  }

  /** The UUID of a webhook in its one text form, in any case; empty: no webhook can have it. */
  static Optional<UUID> id(String text) {
    try {
      return Optional.of(UUID.fromString(text)).filter(id -> id.toString().equalsIgnoreCase(text));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
