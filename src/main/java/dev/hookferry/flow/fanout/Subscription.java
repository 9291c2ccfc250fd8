package dev.hookferry.flow.fanout;

import dev.hookferry.domain.model.Scope;
import dev.hookferry.domain.model.ScopeKind;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * That an enabled endpoint wants events.
 *
 * @param hears of an endpoint of the account: the kinds of scope whose events it gets; empty: all
 */
record Subscription(UUID endpointId, Scope scope, Optional<Set<ScopeKind>> hears) {

  /** Whether events of this scope are for the endpoint: its own, or one that its account has. */
  boolean covers(Scope published) {
    return scope.equals(published)
        || scope.isAccount() && hears.map(kinds -> kinds.contains(published.kind())).orElse(true);
  }
}
