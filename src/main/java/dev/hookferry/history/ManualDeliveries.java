package dev.hookferry.history;

import dev.hookferry.domain.model.Ids;
import dev.hookferry.domain.model.PublicId;
import dev.hookferry.notice.Actor;
import dev.hookferry.notice.AuditAction;
import dev.hookferry.notice.AuditEntry;
import dev.hookferry.notice.AuditLog;
import dev.hookferry.notice.Transaction;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.random.RandomGenerator;

/** Makes deliveries that somebody asked for by hand: of one attempt, whatever an endpoint wants. */
@ApplicationScoped
public class ManualDeliveries {

  // Its one attempt has the number of the last that the endpoint allows, so that none follows.
  private static final String WRITE =
      """
      WITH made AS (
        INSERT INTO delivery (account_id, id, endpoint_id, event_id, due_at, attempts)
        SELECT p.account_id, $4, p.id, e.id, now(), LEAST(p.retries, 1000)
        FROM endpoint p
        JOIN event e ON e.account_id = p.account_id AND e.id = $3
        WHERE p.account_id = $1 AND p.id = $2 AND p.enabled AND e.expunged_at IS NULL
        FOR KEY SHARE OF p
        RETURNING account_id, id
      )
      INSERT INTO manual_delivery (account_id, delivery_id)
      SELECT account_id, id
      FROM made
      """;

  private final Pool pool;
  private final AuditLog audit;
  private final Clock clock;
  private final RandomGenerator random;

  ManualDeliveries(Pool pool, AuditLog audit, Clock clock, RandomGenerator random) {
    this.pool = pool;
    this.audit = audit;
    this.clock = clock;
    this.random = random;
  }

  /** Whether one was made: not to an endpoint that is disabled or gone, nor of expunged data. */
  public Uni<Boolean> make(int accountId, UUID endpointId, UUID eventId) {
    UUID id = Ids.next(clock.instant(), random);
    Actor by = Actor.current();
    AuditEntry entry = AuditEntry.of(accountId, AuditAction.DELIVERY_REPLAY, PublicId.DELIVERY, id);
    return pool.withTransaction(
        connection ->
            connection
                .preparedQuery(WRITE)
                .execute(Tuple.of(accountId, endpointId, eventId, id))
                .map(rows -> rows.rowCount() == 1)
                .call(
                    made ->
                        made
                            ? audit.record(Transaction.of(connection), by, List.of(entry))
                            : Uni.createFrom().voidItem()));
  }
}
