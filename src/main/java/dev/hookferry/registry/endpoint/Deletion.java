package dev.hookferry.registry.endpoint;

import static java.time.temporal.ChronoUnit.SECONDS;

import dev.hookferry.domain.model.PublicId;
import dev.hookferry.domain.model.Scope;
import dev.hookferry.notice.AuditAction;
import dev.hookferry.notice.AuditEntry;
import dev.hookferry.notice.AuditLog;
import dev.hookferry.registry.UnitOfWork;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.faulttolerance.api.ExponentialBackoff;
import io.smallrye.faulttolerance.api.RetryWhen;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.eclipse.microprofile.faulttolerance.Timeout;

/**
 * Deletes endpoints, alone or with their scope: first the endpoint, so that no new delivery finds
 * it, then, by a later snapshot, what is live of its deliveries. Those in flight are left to
 * whoever holds them: they end with their request, and its attempt is recorded.
 *
 * <p>Results are recorded in another order of rows, so either side may have to go again.
 */
@ApplicationScoped
public class Deletion {

  /** Whether PostgreSQL ended the transaction so that others could go on. */
  public static class Deadlock implements Predicate<Throwable> {

    private static final String STATE = "40P01";

    @Override
    public boolean test(Throwable failure) {
      return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
          .anyMatch(cause -> cause instanceof SQLException e && STATE.equals(e.getSQLState()));
    }
  }

  private static final Uni<Void> NOTHING = Uni.createFrom().voidItem();

  // Keeps endpoints from being made on it until it is gone.
  private static final String LOCK_SCOPE =
      """
      SELECT id
      FROM scope
      WHERE account_id = :accountId AND kind = :kind AND id = :id
      FOR UPDATE
      """;

  private static final String DELETE_ENDPOINTS_OF_SCOPE =
      """
      DELETE FROM endpoint
      WHERE account_id = :accountId AND scope_kind = :kind AND scope_id = :id
      RETURNING id
      """;

  private static final String DELETE_SCOPE =
      """
      DELETE FROM scope
      WHERE account_id = :accountId AND kind = :kind AND id = :id
      RETURNING id
      """;

  // The id is a UUIDv7 of now: its millisecond from uuid_floor, its randomness from a UUIDv4.
  private static final String END_DELIVERIES =
      """
      WITH live AS MATERIALIZED (
        SELECT account_id, id
        FROM delivery
        WHERE account_id + 0 = :accountId AND endpoint_id = ANY (:endpoints) AND lease_owner IS NULL
        ORDER BY id
        FOR UPDATE
      ), ended AS (
        DELETE FROM delivery d
        USING live
        WHERE d.account_id = live.account_id AND d.id = live.id
        RETURNING d.account_id, d.id, d.event_id, d.endpoint_id, d.attempts, d.job_id
      ), tallied AS (
        INSERT INTO job_tally (account_id, job_id, succeeded, failed)
        SELECT account_id, job_id, 0, count(*)
        FROM ended
        WHERE job_id IS NOT NULL
        GROUP BY account_id, job_id
      ), at AS (
        SELECT CAST(:now AS timestamptz) AS now
      )
      INSERT INTO attempt
        (account_id, id, delivery_id, event_id, endpoint_id, number, started_at, duration_ms, outcome, error, job_id)
      SELECT account_id,
        CAST(left(CAST(uuid_floor(now) AS text), 15) || substr(CAST(gen_random_uuid() AS text), 16) AS uuid),
        id, event_id, endpoint_id, attempts, now, 0, 'FAILED', 'endpoint deleted', job_id
      FROM ended, at
      """;

  // They would go with the scope, unseen.
  private static final String DELETE_KEYS_OF_SCOPE =
      """
      DELETE FROM api_key
      WHERE account_id = :accountId AND scope_kind = :kind AND scope_id = :id
      RETURNING id
      """;

  private static final String DELETE_PORTAL_LINKS_OF_SCOPE =
      """
      DELETE FROM portal_link
      WHERE account_id = :accountId AND scope_kind = :kind AND scope_id = :id
      RETURNING id
      """;

  private final EndpointRepository endpoints;
  private final EndpointNotices notices;
  private final AuditLog audit;
  private final Clock clock;

  Deletion(EndpointRepository endpoints, EndpointNotices notices, AuditLog audit, Clock clock) {
    this.endpoints = endpoints;
    this.notices = notices;
    this.audit = audit;
    this.clock = clock;
  }

  /** Whether the endpoint was there. */
  @Retry(maxRetries = 3, delay = 20, jitter = 10)
  @ExponentialBackoff
  @RetryWhen(exception = Deadlock.class)
  @Timeout(value = 60, unit = SECONDS)
  public Uni<Boolean> endpoint(EndpointSet set, UUID id) {
    return UnitOfWork.write(
        () ->
            toTell(set.accountId(), () -> endpoints.lock(set, id).map(found -> found.stream()))
                .chain(
                    known ->
                        endpoints
                            .delete(set, id)
                            .call(found -> found ? deleted(set, id, known) : NOTHING)));
  }

  private Uni<Void> deleted(EndpointSet set, UUID id, List<Endpoint> known) {
    return deleted(set.accountId(), List.of(id), known);
  }

  /** What is to be told of endpoints that will be gone; empty where nobody would hear it. */
  private Uni<List<Endpoint>> toTell(int accountId, Supplier<Uni<Stream<Endpoint>>> read) {
    return notices
        .areDeletionsHeard(accountId)
        .chain(heard -> heard ? read.get() : Uni.createFrom().item(Stream.<Endpoint>empty()))
        .map(Stream::toList);
  }

  /** Whether the scope was there. */
  @Retry(maxRetries = 3, delay = 20, jitter = 10)
  @ExponentialBackoff
  @RetryWhen(exception = Deadlock.class)
  @Timeout(value = 60, unit = SECONDS)
  public Uni<Boolean> scope(int accountId, Scope scope) {
    return UnitOfWork.write(
        () ->
            ofScope(LOCK_SCOPE, accountId, scope)
                .chain(() -> toTell(accountId, () -> endpoints.onScope(accountId, scope)))
                .chain(
                    known ->
                        ofScope(DELETE_ENDPOINTS_OF_SCOPE, accountId, scope)
                            .chain(ids -> deleted(accountId, ids, known)))
                .chain(() -> ofScope(DELETE_KEYS_OF_SCOPE, accountId, scope))
                .chain(ids -> record(accountId, AuditAction.KEY_DELETE, PublicId.KEY, ids))
                .chain(() -> ofScope(DELETE_PORTAL_LINKS_OF_SCOPE, accountId, scope))
                .chain(
                    ids ->
                        record(
                            accountId, AuditAction.PORTAL_LINK_DELETE, PublicId.PORTAL_LINK, ids))
                .chain(() -> ofScope(DELETE_SCOPE, accountId, scope))
                .map(deleted -> !deleted.isEmpty())
                .call(was -> was ? recordDeleted(accountId, scope) : NOTHING));
  }

  private Uni<Void> recordDeleted(int accountId, Scope scope) {
    return audit.record(AuditEntry.of(accountId, AuditAction.SCOPE_DELETE, scope));
  }

  private Uni<Void> record(int accountId, AuditAction action, PublicId form, List<?> ids) {
    return audit.record(
        ids.stream()
            .map(id -> AuditEntry.of(accountId, action, form, (UUID) id))
            .toArray(AuditEntry[]::new));
  }

  private static Uni<List<Object>> ofScope(String statement, int accountId, Scope scope) {
    return Panache.getSession()
        .chain(
            session ->
                session
                    .createNativeQuery(statement)
                    .setParameter("accountId", accountId)
                    .setParameter("kind", scope.kind().text())
                    .setParameter("id", scope.id())
                    .getResultList());
  }

  private Uni<Void> deleted(int accountId, List<?> endpointIds, List<Endpoint> known) {
    List<Endpoint> gone =
        known.stream().filter(endpoint -> endpointIds.contains(endpoint.id)).toList();
    return endpointIds.isEmpty()
        ? NOTHING
        : record(accountId, AuditAction.ENDPOINT_DELETE, PublicId.ENDPOINT, endpointIds)
            .chain(() -> notices.deleted(gone))
            .chain(() -> endDeliveries(accountId, endpointIds));
  }

  private Uni<Void> endDeliveries(int accountId, List<?> endpointIds) {
    return Panache.getSession()
        .chain(
            session ->
                session
                    .createNativeQuery(END_DELIVERIES)
                    .setParameter("accountId", accountId)
                    .setParameter("endpoints", endpointIds.toArray(UUID[]::new))
                    .setParameter("now", clock.instant())
                    .executeUpdate())
        .replaceWithVoid();
  }
}
