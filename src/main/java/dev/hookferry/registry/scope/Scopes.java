package dev.hookferry.registry.scope;

import dev.hookferry.domain.model.Scope;
import dev.hookferry.domain.model.ScopeKind;
import dev.hookferry.registry.Storable;
import dev.hookferry.registry.UnitOfWork;
import dev.hookferry.registry.endpoint.Deletion;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What webhooks hang on: sessions, targets, devices and users of accounts. */
@ApplicationScoped
public class Scopes {

  private final ScopeRepository scopes;
  private final Deletion deletion;
  private final Event<ScopeDeleted> deleted;
  private final Clock clock;

  Scopes(ScopeRepository scopes, Deletion deletion, Event<ScopeDeleted> deleted, Clock clock) {
    this.scopes = scopes;
    this.deletion = deletion;
    this.deleted = deleted;
    this.clock = clock;
  }

  /** Makes the scope where it is not there. */
  public Uni<Put> put(int accountId, Scope scope) {
    return UnitOfWork.write(() -> putNow(accountId, scope));
  }

  /** When the scope was made; empty: it is not there. */
  public Uni<Optional<Instant>> find(int accountId, Scope scope) {
    return Storable.isStorable(scope.id())
        ? UnitOfWork.read(() -> scopes.find(accountId, scope))
            .map(found -> found.map(there -> there.createdAt))
        : Uni.createFrom().item(Optional.empty());
  }

  /** Whether all of these are there; the account itself is. */
  public Uni<Boolean> areKnown(int accountId, Set<Scope> wanted) {
    return wanted.stream().map(Scope::id).allMatch(Storable::isStorable)
        ? UnitOfWork.read(() -> scopes.haveAll(accountId, wanted))
        : Uni.createFrom().item(false);
  }

  /** The newest scopes, the account itself not among them; those after a row of the page before. */
  public Uni<List<ScopeRow>> list(
      int accountId, Optional<ScopeKind> kind, int limit, Optional<ScopeRow> after) {
    return list(accountId, kind, after, 0, limit);
  }

  /** The newest scopes of a kind, without the first {@code offset}. */
  public Uni<List<ScopeRow>> list(int accountId, ScopeKind kind, int offset, int limit) {
    return list(accountId, Optional.of(kind), Optional.empty(), offset, limit);
  }

  /** How many scopes there are, the account itself not counted. */
  public Uni<Long> count(int accountId, Optional<ScopeKind> kind) {
    return UnitOfWork.read(() -> scopes.count(accountId, kind));
  }

  /**
   * Deletes the scope with its endpoints and keys, see {@link
   * dev.hookferry.registry.endpoint.Endpoints#delete}; false: it is not there, or the account
   * itself.
   */
  public Uni<Boolean> delete(int accountId, Scope scope) {
    return scope.isAccount() || !Storable.isStorable(scope.id())
        ? Uni.createFrom().item(false)
        : deletion
            .scope(accountId, scope)
            .invoke(() -> deleted.fire(new ScopeDeleted(accountId, scope)));
  }

  private Uni<Put> putNow(int accountId, Scope scope) {
    Instant now = clock.instant();
    return scopes
        .add(accountId, scope, now)
        .chain(
            added ->
                added ? Uni.createFrom().item(new Put(scope, now, true)) : known(accountId, scope));
  }

  /** As it stands; where it was deleted in between, it is made after all. */
  private Uni<Put> known(int accountId, Scope scope) {
    return scopes
        .find(accountId, scope)
        .chain(
            found ->
                found
                    .map(there -> Uni.createFrom().item(new Put(scope, there.createdAt, false)))
                    .orElseGet(() -> putNow(accountId, scope)));
  }

  private Uni<List<ScopeRow>> list(
      int accountId, Optional<ScopeKind> kind, Optional<ScopeRow> after, int offset, int limit) {
    return UnitOfWork.read(() -> scopes.newest(accountId, kind, after, offset, limit))
        .map(found -> found.stream().map(RegisteredScope::row).toList());
  }
}
