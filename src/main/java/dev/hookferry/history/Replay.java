package dev.hookferry.history;

import dev.hookferry.config.Statements;
import dev.hookferry.domain.model.Ids;
import dev.hookferry.domain.model.PublicId;
import dev.hookferry.notice.Actor;
import dev.hookferry.notice.AuditAction;
import dev.hookferry.notice.AuditEntry;
import dev.hookferry.notice.AuditLog;
import dev.hookferry.notice.Transaction;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.random.RandomGenerator;

/** Makes deliveries again. */
@ApplicationScoped
class Replay {

  private static final UUID FIRST = new UUID(0, 0);

  // FOR KEY SHARE: whoever deletes the endpoint meanwhile waits, and then ends this delivery too.
  private static final String WRITE =
      Statements.ANEW
          + """
      INSERT INTO delivery (account_id, id, endpoint_id, event_id, due_at)
      SELECT p.account_id, $3, p.id, e.id, now()
      FROM (
        SELECT endpoint_id, event_id
        FROM delivery
        WHERE account_id = $1 AND id = $2
        UNION ALL
        SELECT endpoint_id, event_id
        FROM attempt
        WHERE account_id = $1 AND delivery_id = $2 AND id >= $4
        LIMIT 1) AS old
      JOIN endpoint p ON p.account_id = $1 AND p.id = old.endpoint_id
      JOIN event e ON e.account_id = $1 AND e.id = old.event_id
      FOR KEY SHARE OF p
      """;

  private final Pool pool;
  private final AuditLog audit;
  private final Clock clock;
  private final RandomGenerator random;

  Replay(Pool pool, AuditLog audit, Clock clock, RandomGenerator random) {
    this.pool = pool;
    this.audit = audit;
    this.clock = clock;
    this.random = random;
  }

  /** The id of the new delivery; empty: there is nothing to make it of. */
  Uni<Optional<UUID>> of(int accountId, UUID deliveryId) {
    UUID id = Ids.next(clock.instant(), random);
    UUID earliest = Earliest.after(List.of(deliveryId)).orElse(FIRST);
    Actor by = Actor.current();
    return pool.withTransaction(
        connection ->
            connection
                .preparedQuery(WRITE)
                .execute(Tuple.of(accountId, deliveryId, id, earliest))
                .map(written -> Optional.of(id).filter(made -> written.rowCount() == 1))
                .call(
                    made ->
                        made.isPresent()
                            ? record(connection, by, accountId, deliveryId)
                            : Uni.createFrom().voidItem()));
  }

  private Uni<Void> record(SqlConnection connection, Actor by, int accountId, UUID deliveryId) {
    AuditEntry entry =
        AuditEntry.of(accountId, AuditAction.DELIVERY_REPLAY, PublicId.DELIVERY, deliveryId);
    return audit.record(Transaction.of(connection), by, List.of(entry));
  }
}
