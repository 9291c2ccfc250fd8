package dev.hookferry.api.user;

import dev.hookferry.api.kit.Callers;
import dev.hookferry.domain.model.Caller;
import dev.hookferry.domain.model.ScopeKind;
import dev.hookferry.envelope.UserEnvelope;
import dev.hookferry.registry.endpoint.EndpointSet;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Lets those in who manage a user's webhooks. */
@ApplicationScoped
class UserAuth {

  private final Callers callers;

  UserAuth(Callers callers) {
    this.callers = callers;
  }

  /** The webhooks of the caller's user: its key's scope, else the account's default one. */
  Uni<EndpointSet> webhooks() {
    return callers.callerWho(UserAuth::managesWebhooksOfUser).map(UserAuth::webhooks);
  }

  private static boolean managesWebhooksOfUser(Caller caller) {
    return caller.mayManageWebhooks()
        && caller.scope().stream().allMatch(scope -> scope.kind() == ScopeKind.USER);
  }

  private static EndpointSet webhooks(Caller caller) {
    return EndpointSet.of(
        caller.accountId(), UserEnvelope.NAME, caller.scopeOrDefault(ScopeKind.USER));
  }
}
