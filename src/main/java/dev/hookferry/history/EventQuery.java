package dev.hookferry.history;

import dev.hookferry.domain.model.Scope;
import dev.hookferry.domain.model.ScopeKind;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Which events of an account, newest first.
 *
 * @param kinds of the scopes that they happened to; empty: any
 * @param since published at or after
 * @param until published before
 * @param narrowing of these those alone: with such an attempt, with such a text
 * @param before only events older than this one
 */
public record EventQuery(
    int accountId,
    Optional<String> type,
    Set<ScopeKind> kinds,
    Optional<String> scopeId,
    Optional<Instant> since,
    Optional<Instant> until,
    Narrowing narrowing,
    Optional<UUID> before,
    int offset,
    int limit) {

  /** Not narrowed. */
  public EventQuery(
      int accountId,
      Optional<String> type,
      Set<ScopeKind> kinds,
      Optional<String> scopeId,
      Optional<Instant> since,
      Optional<Instant> until,
      Optional<UUID> before,
      int offset,
      int limit) {
    this(accountId, type, kinds, scopeId, since, until, Narrowing.NONE, before, offset, limit);
  }

  /** The newest events of the account. */
  public static EventQuery newest(int accountId, int limit) {
    return new EventQuery(
        accountId,
        Optional.empty(),
        Set.of(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        0,
        limit);
  }

  /** Those of one type. */
  public EventQuery ofType(Optional<String> type) {
    return new EventQuery(
        accountId, type, kinds, scopeId, since, until, narrowing, before, offset, limit);
  }

  /** Those of one scope. */
  public EventQuery of(Scope scope) {
    return of(Set.of(scope.kind()), Optional.of(scope.id()));
  }

  /** The one scope below the account that they are of; empty: of others too. */
  Optional<Scope> onlyScope() {
    return kinds.size() == 1 && !kinds.contains(ScopeKind.ACCOUNT)
        ? scopeId.filter(id -> !id.isEmpty()).map(id -> new Scope(kinds.iterator().next(), id))
        : Optional.empty();
  }

  /** Those of scopes of these kinds, none for any, and with this id. */
  public EventQuery of(Set<ScopeKind> kinds, Optional<String> scopeId) {
    return new EventQuery(
        accountId, type, kinds, scopeId, since, until, narrowing, before, offset, limit);
  }

  /** Those of some time. */
  public EventQuery between(Optional<Instant> since, Optional<Instant> until) {
    return new EventQuery(
        accountId, type, kinds, scopeId, since, until, narrowing, before, offset, limit);
  }

  /** Those before this one. */
  public EventQuery before(Optional<UUID> before) {
    return new EventQuery(
        accountId, type, kinds, scopeId, since, until, narrowing, before, offset, limit);
  }

  /** All but the first ones. */
  public EventQuery skipping(int offset) {
    return new EventQuery(
        accountId, type, kinds, scopeId, since, until, narrowing, before, offset, limit);
  }

  /** Of the same those alone. */
  public EventQuery narrowedBy(Narrowing narrower) {
    return new EventQuery(
        accountId, type, kinds, scopeId, since, until, narrower, before, offset, limit);
  }
}
