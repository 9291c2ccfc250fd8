package dev.hookferry.registry.key;

import dev.hookferry.domain.model.AccountKey;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The rows of keys; within the session of its caller. */
@ApplicationScoped
public class ApiKeyRepository implements PanacheRepositoryBase<ApiKey, AccountKey> {

  /** The one statement without an account: the credential is what says which one it is. */
  Uni<Optional<ApiKey>> findByHash(byte[] hash) {
    return find("hash", (Object) hash).list().map(found -> found.stream().findFirst());
  }

  /** The newest of those made before this one. */
  Uni<List<ApiKey>> before(int accountId, UUID id, int limit) {
    return find("accountId = ?1 AND id < ?2 ORDER BY id DESC", accountId, id).page(0, limit).list();
  }

  /** Whether it was there. */
  Uni<Boolean> delete(int accountId, UUID id) {
    return delete("accountId = ?1 AND id = ?2", accountId, id).map(deleted -> deleted > 0);
  }
}
