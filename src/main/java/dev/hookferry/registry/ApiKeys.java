package dev.hookferry.registry;

import dev.hookferry.domain.model.ApiKey;
import dev.hookferry.domain.model.Role;
import dev.hookferry.domain.model.Scope;
import io.quarkus.hibernate.reactive.panache.Panache;
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
  private final KeyMaker maker;
  private final KeyLookup lookup;

  ApiKeys(ApiKeyRepository keys, KeyMaker maker, KeyLookup lookup) {
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
    return Panache.withTransaction(
            () ->
                NewScopes.add(accountId, scope.stream().toList(), made.key().createdAt)
                    .chain(() -> keys.persist(made.key())))
        .replaceWith(made);
  }

  /** The newest keys, or the newest of those made before this one. */
  public Uni<List<ApiKey>> list(int accountId, int limit, Optional<UUID> before) {
    return Panache.withSession(
        () ->
            keys.find(
                    "accountId = ?1 AND id < ?2 ORDER BY id DESC",
                    accountId,
                    before.orElse(AFTER_ALL))
                .page(0, limit)
                .list());
  }

  /** Deletes a key; what was issued for it is refused too, within 5 s everywhere. */
  public Uni<Boolean> delete(int accountId, UUID id) {
    return Panache.withTransaction(() -> keys.delete("accountId = ?1 AND id = ?2", accountId, id))
        .map(deleted -> deleted > 0)
        .invoke(lookup::forget);
  }
}
