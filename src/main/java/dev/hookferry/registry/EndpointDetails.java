package dev.hookferry.registry;

import dev.hookferry.domain.model.Endpoint;
import dev.hookferry.domain.model.EndpointHealth;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What endpoints have in other tables, their secrets and their health; within the session of its
 * caller.
 */
@ApplicationScoped
class EndpointDetails implements PanacheRepositoryBase<StoredHealth, StoredHealth.Key> {

  private static final String FORGIVE =
      """
      UPDATE endpoint_health
      SET consecutive_failures = 0, failing_since = NULL
      WHERE account_id = ?1 AND endpoint_id = ?2
      """;

  private final EndpointSecrets secrets;

  EndpointDetails(EndpointSecrets secrets) {
    this.secrets = secrets;
  }

  /** Fills in the secrets and the health of these endpoints, all of one account. */
  Uni<Void> load(List<Endpoint> endpoints, Instant now) {
    if (endpoints.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    int accountId = endpoints.getFirst().accountId;
    List<UUID> ids = endpoints.stream().map(endpoint -> endpoint.id).toList();
    return secrets
        .open(accountId, ids, now)
        .invoke(opened -> endpoints.forEach(e -> e.secrets = opened.getOrDefault(e.id, List.of())))
        .chain(() -> health(accountId, ids))
        .invoke(
            known ->
                endpoints.forEach(e -> e.health = known.getOrDefault(e.id, EndpointHealth.UNTRIED)))
        .replaceWithVoid();
  }

  /** Counts the failures of this endpoint from 0 again. */
  Uni<Void> forgive(Endpoint endpoint) {
    endpoint.health = endpoint.health.forgiven();
    return Panache.getSession()
        .chain(
            session ->
                session
                    .createNativeQuery(FORGIVE)
                    .setParameter(1, endpoint.accountId)
                    .setParameter(2, endpoint.id)
                    .executeUpdate())
        .replaceWithVoid();
  }

  private Uni<Map<UUID, EndpointHealth>> health(int accountId, List<UUID> ids) {
    return list("accountId = ?1 AND endpointId IN ?2", accountId, ids)
        .map(
            rows -> {
              Map<UUID, EndpointHealth> byId = new HashMap<>();
              rows.forEach(row -> byId.put(row.endpointId, row.health()));
              return byId;
            });
  }
}
