package dev.hookferry.registry.key;

import dev.hookferry.domain.model.Role;
import dev.hookferry.domain.model.Scope;
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

  private final ApiKeyRepository keys;
  private final ScopeRepository scopes;
  private final KeyMaker maker;
  private final KeyLookup lookup;

  ApiKeys(ApiKeyRepository keys, ScopeRepository scopes, KeyMaker maker, KeyLookup lookup) {
    this.keys = keys;
    this.scopes = scopes;
    this.maker = maker;
    this.lookup = lookup;
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
    return UnitOfWork.write(() -> addScope(made.key()).chain(() -> keys.persist(made.key())))
        .replaceWith(made);
  }

  /** The newest keys, or the newest of those made before this one. */
  public Uni<List<ApiKey>> list(int accountId, int limit, Optional<UUID> before) {
    return UnitOfWork.read(() -> keys.before(accountId, before.orElse(AFTER_ALL), limit));
  }

  /** Deletes a key; what was issued for it is refused too, within 5 s everywhere. */
  public Uni<Boolean> delete(int accountId, UUID id) {
    return UnitOfWork.write(() -> keys.delete(accountId, id)).invoke(lookup::forget);
  }

  private Uni<?> addScope(ApiKey key) {
    return key.scope()
        .<Uni<?>>map(scope -> scopes.add(key.accountId, scope, key.createdAt))
        .orElseGet(() -> Uni.createFrom().voidItem());
  }
}
