package dev.hookferry.registry.key;

import dev.hookferry.domain.model.ApiKey;
import dev.hookferry.domain.model.Role;
import dev.hookferry.domain.model.Scope;
import dev.hookferry.registry.scope.NewScopes;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The keys of accounts. */
@ApplicationScoped
public class ApiKeys {

  private static final UUID AFTER_ALL = new UUID(-1, -1);

  private final Pool pool;
  private final ApiKeyRepository keys;
  private final KeyMaker maker;
  private final KeyLookup lookup;

  ApiKeys(Pool pool, ApiKeyRepository keys, KeyMaker maker, KeyLookup lookup) {
    this.pool = pool;
    this.keys = keys;
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
    return pool.withTransaction(
            connection ->
                NewScopes.add(connection, accountId, scope.stream().toList(), made.key().createdAt)
                    .chain(() -> keys.add(connection, made.key())))
        .replaceWith(made);
  }

  /** The newest keys, or the newest of those made before this one. */
  public Uni<List<ApiKey>> list(int accountId, int limit, Optional<UUID> before) {
    return keys.list(pool, accountId, before.orElse(AFTER_ALL), limit);
  }

  /** Deletes a key; what was issued for it is refused too, within 5 s everywhere. */
  public Uni<Boolean> delete(int accountId, UUID id) {
    return keys.delete(pool, accountId, id).invoke(lookup::forget);
  }
}
