package dev.hookferry.registry;

import dev.hookferry.domain.model.AccountKey;
import dev.hookferry.domain.model.Endpoint;
import io.quarkus.hibernate.reactive.panache.PanacheQuery;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.List;

/** The rows of endpoints, without what other tables know of them. */
@ApplicationScoped
class EndpointRepository implements PanacheRepositoryBase<Endpoint, AccountKey> {

  private static final String NUMBER =
      "SELECT number FROM Endpoint WHERE accountId = ?1 AND id = ?2";

  Uni<List<Endpoint>> find(Condition condition) {
    return query(condition).list();
  }

  /** The same, and nobody else changes them before the transaction ends. */
  Uni<List<Endpoint>> lock(Condition condition) {
    return query(condition).withLock(LockModeType.PESSIMISTIC_WRITE).list();
  }

  /** Fills in the number that the database gave to a new row. */
  Uni<Void> readNumber(Endpoint endpoint) {
    return getSession()
        .chain(
            session ->
                session
                    .createQuery(NUMBER, Long.class)
                    .setParameter(1, endpoint.accountId)
                    .setParameter(2, endpoint.id)
                    .getSingleResult())
        .invoke(number -> endpoint.number = number)
        .replaceWithVoid();
  }

  Uni<Long> count(Condition condition) {
    return count(condition.hql(), condition.parameters());
  }

  Uni<List<Endpoint>> page(Condition condition, EndpointQuery query) {
    if (query.limit() == 0) {
      return Uni.createFrom().item(List.of());
    }
    return find(condition.hql() + order(query), condition.parameters())
        .range(query.offset(), query.offset() + query.limit() - 1)
        .list();
  }

  private PanacheQuery<Endpoint> query(Condition condition) {
    return find(condition.hql(), condition.parameters());
  }

  private static String order(EndpointQuery query) {
    String direction = query.ascending() ? " ASC" : " DESC";
    return " ORDER BY " + query.order().expression() + direction + ", id" + direction;
  }
}
