package dev.hookferry.registry.account;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** The rows of accounts. */
@ApplicationScoped
class AccountRepository implements PanacheRepositoryBase<Account, Integer> {

  /** The newest of those made before this one. */
  Uni<List<Account>> before(int id, int limit) {
    return find("id < ?1 ORDER BY id DESC", id).page(0, limit).list();
  }
}
