package dev.hookferry.registry.key;

import dev.hookferry.domain.model.PublicId;
import dev.hookferry.domain.model.Role;
import dev.hookferry.domain.model.Scope;
import dev.hookferry.notice.AuditAction;
import dev.hookferry.notice.AuditEntry;
import dev.hookferry.notice.AuditLog;
import dev.hookferry.registry.UnitOfWork;
import dev.hookferry.registry.scope.ScopeRepository;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The keys of accounts. */
@ApplicationScoped
public class ApiKeys {

  private static final UUID AFTER_ALL = new UUID(-1, -1);
  private static final Uni<Void> NOTHING = Uni.createFrom().voidItem();

  private final ApiKeyRepository keys;
  private final ScopeRepository scopes;
  private final KeyMaker maker;
  private final KeyLookup lookup;
  private final AuditLog audit;

  ApiKeys(
      ApiKeyRepository keys,
      ScopeRepository scopes,
      KeyMaker maker,
      KeyLookup lookup,
      AuditLog audit) {
    this.keys = keys;
    this.scopes = scopes;
    this.maker = maker;
    this.lookup = lookup;
    this.audit = audit;
  }

  /**
   * Makes a key.
   *
   * @param scope all that the key reaches, made where it is not there; empty: the whole account
   * @param expiresAt empty: never
   */
  public Uni<NewKey> create(
      int accountId, String name, Role role, Optional<Scope> scope, Optional<Instant> expiresAt) {
    NewKey made = maker.make(accountId, name, role, scope, expiresAt);
    return UnitOfWork.write(() -> add(made.key())).replaceWith(made);
  }

  /** The newest keys, or the newest of those made before this one. */
  public Uni<List<ApiKey>> list(int accountId, int limit, Optional<UUID> before) {
    return UnitOfWork.read(() -> keys.before(accountId, before.orElse(AFTER_ALL), limit));
  }

  /** Deletes a key; what was issued for it is refused too, within 5 s everywhere. */
  public Uni<Boolean> delete(int accountId, UUID id) {
    return UnitOfWork.write(
            () ->
                keys.delete(accountId, id)
                    .call(deleted -> deleted ? recordDeleted(accountId, id) : NOTHING))
        .invoke(lookup::forget);
  }

  private Uni<Void> recordDeleted(int accountId, UUID id) {
    return audit.record(AuditEntry.of(accountId, AuditAction.KEY_DELETE, PublicId.KEY, id));
  }

  private Uni<Void> add(ApiKey key) {
    return key.scope()
        .map(scope -> scopes.add(key.accountId, scope, key.createdAt).replaceWithVoid())
        .orElse(NOTHING)
        .chain(() -> keys.persist(key))
        .chain(
            () ->
                audit.record(
                    AuditEntry.of(key.accountId, AuditAction.KEY_CREATE, PublicId.KEY, key.id)));
  }
}
