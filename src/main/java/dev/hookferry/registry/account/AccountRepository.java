package dev.hookferry.registry.account;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/** The rows of accounts. */
@ApplicationScoped
class AccountRepository implements PanacheRepositoryBase<Account, Integer> {

  /** The one that was called this where it came from. */
  Uni<Optional<Account>> named(String externalId) {
    return find("externalId", externalId).list().map(found -> found.stream().findFirst());
  }

  /** The newest of those made before this one. */
  Uni<List<Account>> before(int id, int limit) {
    return find("id < ?1 ORDER BY id DESC", id).page(0, limit).list();
  }
}
