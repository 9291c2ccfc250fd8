package dev.hookferry.api.target;

import dev.hookferry.domain.model.Caller;
import dev.hookferry.domain.model.Event;
import dev.hookferry.domain.model.Scope;
import dev.hookferry.domain.model.ScopeKind;
import dev.hookferry.envelope.TargetEnvelope;
import dev.hookferry.registry.endpoint.EndpointSet;
import java.util.Optional;
import java.util.Set;

/**
 * Whose webhooks and events an operation is about.
 *
 * @param scope a target, or the account
 * @param reach the one scope that the caller reaches; empty: every one
 */
record Owner(int accountId, Scope scope, Optional<Scope> reach) {

  private static final Set<ScopeKind> OF_ACCOUNT = Set.of(ScopeKind.ACCOUNT, ScopeKind.TARGET);

  static Owner account(Caller caller) {
    return new Owner(caller.accountId(), Scope.ACCOUNT, caller.scope());
  }

  static Owner target(Caller caller, Scope target) {
    return new Owner(caller.accountId(), target, caller.scope());
  }

  EndpointSet webhooks() {
    return EndpointSet.of(accountId, TargetEnvelope.NAME, scope);
  }

  /** The kinds of scope of its events: the account has those of all its targets too. */
  Set<ScopeKind> kinds() {
    return scope.isAccount() ? OF_ACCOUNT : Set.of(ScopeKind.TARGET);
  }

  boolean has(Event event) {
    return scope.isAccount() ? kinds().contains(event.scope().kind()) : scope.equals(event.scope());
  }
}
