package dev.hookferry.flow;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hookferry.config.HookferryConfig;
import dev.hookferry.domain.model.IsoTime;
import dev.hookferry.domain.model.PublicId;
import dev.hookferry.notice.OperationalEvent;
import dev.hookferry.notice.OperationalEvents;
import dev.hookferry.notice.Transaction;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Tells that what is due at an endpoint has waited for too long, and that it does no more. It looks
 * at the endpoints of those accounts alone where somebody listens.
 */
@ApplicationScoped
class BacklogWatch {

  private static final String[] WANTED =
      Stream.of(OperationalEvent.BACKLOG_LATE, OperationalEvent.BACKLOG_CAUGHT_UP)
          .flatMap(event -> Stream.of(event.patterns()))
          .distinct()
          .toArray(String[]::new);

  private static final String TURNED =
      """
      SELECT e.account_id, e.id, l.endpoint_id IS NULL AS late
      FROM (
        SELECT DISTINCT account_id
        FROM endpoint
        WHERE listens AND enabled AND patterns && $1) AS heard
      JOIN endpoint e ON e.account_id = heard.account_id AND e.enabled AND NOT e.listens
      LEFT JOIN late_backlog l ON l.account_id = e.account_id AND l.endpoint_id = e.id
      LEFT JOIN LATERAL (
        SELECT d.due_at
        FROM delivery d
        WHERE d.account_id + 0 = e.account_id AND d.endpoint_id = e.id
        ORDER BY d.due_at
        LIMIT 1) AS oldest ON true
      WHERE (l.endpoint_id IS NULL) = COALESCE(oldest.due_at < now() - make_interval(secs => $2), false)
      ORDER BY e.account_id, e.id
      LIMIT 1000
      """;

  private static final String LATE =
      """
      INSERT INTO late_backlog (account_id, endpoint_id)
      SELECT account_id, id
      FROM endpoint
      WHERE account_id = $1 AND id = $2
      ON CONFLICT DO NOTHING
      """;

  private static final String CAUGHT_UP =
      """
      DELETE FROM late_backlog
      WHERE account_id = $1 AND endpoint_id = $2
      """;

  private static final String LANE =
      """
      SELECT count(*) AS live, min(due_at) FILTER (WHERE due_at <= now()) AS oldest_due_at
      FROM delivery
      WHERE account_id + 0 = $1 AND endpoint_id = $2
      """;

  private final Pool pool;
  private final OperationalEvents events;
  private final double lateSeconds;

  BacklogWatch(Pool pool, OperationalEvents events, HookferryConfig config) {
    this.pool = pool;
    this.events = events;
    this.lateSeconds = config.backlogLate().toMillis() / 1000.0;
  }

  Uni<Void> look() {
    return pool.preparedQuery(TURNED)
        .execute(Tuple.of(WANTED, lateSeconds))
        .onItem()
        .transformToMulti(Multi.createFrom()::iterable)
        .onItem()
        .transformToUniAndConcatenate(
            row -> pool.withTransaction(connection -> turn(connection, row)))
        .collect()
        .last();
  }

  private Uni<Void> turn(SqlConnection connection, Row row) {
    boolean late = row.getBoolean("late");
    Tuple endpoint = Tuple.of(row.getInteger("account_id"), row.getUUID("id"));
    return connection
        .preparedQuery(late ? LATE : CAUGHT_UP)
        .execute(endpoint)
        .chain(
            turned ->
                turned.rowCount() == 0
                    ? Uni.createFrom().voidItem()
                    : events.tell(
                        Transaction.of(connection),
                        row.getInteger("account_id"),
                        late ? OperationalEvent.BACKLOG_LATE : OperationalEvent.BACKLOG_CAUGHT_UP,
                        () -> data(connection, endpoint, row.getUUID("id")).map(Optional::of)));
  }

  private static Uni<ObjectNode> data(SqlConnection connection, Tuple endpoint, UUID id) {
    return connection
        .preparedQuery(LANE)
        .execute(endpoint)
        .map(rows -> data(PublicId.ENDPOINT.of(id), rows.iterator().next()));
  }

  private static ObjectNode data(String endpoint, Row lane) {
    OffsetDateTime oldest = lane.getOffsetDateTime("oldest_due_at");
    return JsonNodeFactory.instance
        .objectNode()
        .put("endpoint_id", endpoint)
        .put("oldest_due_at", oldest == null ? null : IsoTime.micros(oldest.toInstant()))
        .put("live", lane.getLong("live"));
  }
}
