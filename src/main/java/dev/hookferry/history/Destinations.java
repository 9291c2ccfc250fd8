package dev.hookferry.history;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Pairs of an event and an endpoint that it went to. */
@ApplicationScoped
public class Destinations {

  private static final String LIVE =
      """
      SELECT t.event_id, t.endpoint_id, t.id AS delivery_id, t.attempts, t.due_at AS next_try_at,
        NULL::text AS outcome
      FROM delivery t
      WHERE t.account_id = ?""";

  private static final String FINISHED =
      """
      UNION ALL
      SELECT t.event_id, t.endpoint_id, t.delivery_id, t.number, NULL::timestamptz, t.outcome
      FROM attempt t
      WHERE t.account_id = ? AND t.outcome IN ('SUCCEEDED', 'FAILED')""";

  private static final String STATUS =
      """
      CASE WHEN outcome IS NOT NULL THEN outcome WHEN attempts = 0 THEN 'SCHEDULED' ELSE 'RESCHEDULED' END""";

  private static final String COUNT =
      """
      SELECT
        (SELECT count(*) FROM attempt
         WHERE account_id = $1 AND endpoint_id = $2 AND outcome = 'SUCCEEDED'
           AND event_id >= uuid_floor($3) AND event_id < uuid_floor($4)) AS succeeded,
        (SELECT count(*) FROM attempt
         WHERE account_id = $1 AND endpoint_id = $2 AND outcome = 'FAILED'
           AND event_id >= uuid_floor($3) AND event_id < uuid_floor($4)) AS failed,
        (SELECT count(*) FROM delivery
         WHERE account_id = $1 AND endpoint_id = $2 AND attempts = 0
           AND event_id >= uuid_floor($3) AND event_id < uuid_floor($4)) AS scheduled,
        (SELECT count(*) FROM delivery
         WHERE account_id = $1 AND endpoint_id = $2 AND attempts > 0
           AND event_id >= uuid_floor($3) AND event_id < uuid_floor($4)) AS retrying
      """;

  private final Pool pool;

  Destinations(Pool pool) {
    this.pool = pool;
  }

  /**
   * Events that went to an endpoint, in their order.
   *
   * @param statuses of these alone; empty: of any
   * @param types of the events; empty: any
   */
  public Uni<List<Destination>> ofEndpoint(
      int accountId,
      UUID endpointId,
      Slice slice,
      Set<Status> statuses,
      Collection<String> types,
      Optional<String> channel,
      Optional<String> tag) {
    String by = slice.direction();
    Sql sql = new Sql().add("SELECT pair.*, k.url FROM (SELECT DISTINCT ON (event_id) *,");
    sql.add(STATUS + " AS state FROM (").add(LIVE, accountId).and("t.endpoint_id = ?", endpointId);
    within(sql, slice);
    sql.add(FINISHED, accountId).and("t.endpoint_id = ?", endpointId);
    within(sql, slice);
    sql.add(") AS every ORDER BY event_id" + by + ", delivery_id DESC) AS pair");
    sql.add(
        "LEFT JOIN known_endpoint k ON k.account_id = ? AND k.id = pair.endpoint_id", accountId);
    sql.add("JOIN event e ON e.account_id = ? AND e.id = pair.event_id WHERE true", accountId);
    if (!statuses.isEmpty()) {
      sql.add("AND pair.state = ANY (?)", (Object) names(statuses));
    }
    if (!types.isEmpty()) {
      sql.add("AND e.type = ANY (?)", (Object) types.toArray(String[]::new));
    }
    sql.andIf(channel, "? = ANY (e.channels)")
        .andIf(tag, "? = ANY (e.tags)")
        .add("ORDER BY pair.event_id" + by)
        .add("LIMIT ?", (long) slice.limit());
    return read(sql);
  }

  /**
   * Endpoints of a surface that an event went to, deleted ones too, in their order.
   *
   * @param surface of the endpoints
   */
  public Uni<List<Destination>> ofEvent(int accountId, UUID eventId, String surface, Slice slice) {
    String by = slice.direction();
    Sql sql = new Sql().add("SELECT pair.*, k.url FROM (SELECT DISTINCT ON (endpoint_id) *,");
    sql.add(STATUS + " AS state FROM (").add(LIVE, accountId).and("t.event_id = ?", eventId);
    sql.add(FINISHED, accountId)
        .and("t.event_id = ?", eventId)
        .andIf(Earliest.after(List.of(eventId)), "t.id >= ?");
    sql.add(") AS every ORDER BY endpoint_id, delivery_id DESC) AS pair");
    sql.add("JOIN known_endpoint k ON k.account_id = ? AND k.id = pair.endpoint_id", accountId)
        .add("WHERE k.surface = ?", surface)
        .andIf(slice.above(), "pair.endpoint_id > ?")
        .andIf(slice.below(), "pair.endpoint_id < ?")
        .add("ORDER BY pair.endpoint_id" + by)
        .add("LIMIT ?", (long) slice.limit());
    return read(sql);
  }

  /** How many of an endpoint's events of some time are of each status. */
  public Uni<DeliveryCounts> counts(int accountId, UUID endpointId, Instant since, Instant until) {
    Tuple parameters =
        Tuple.of(
            accountId, endpointId, since.atOffset(ZoneOffset.UTC), until.atOffset(ZoneOffset.UTC));
    return pool.preparedQuery(COUNT)
        .execute(parameters)
        .map(rows -> rows.iterator().next())
        .map(
            row ->
                new DeliveryCounts(
                    row.getLong("scheduled"),
                    row.getLong("retrying"),
                    row.getLong("succeeded"),
                    row.getLong("failed")));
  }

  private static void within(Sql sql, Slice slice) {
    sql.andIf(slice.above(), "t.event_id > ?").andIf(slice.below(), "t.event_id < ?");
  }

  private static String[] names(Set<Status> statuses) {
    return Stream.of(Status.values())
        .filter(statuses::contains)
        .map(Status::name)
        .collect(Collectors.toList())
        .toArray(String[]::new);
  }

  private Uni<List<Destination>> read(Sql sql) {
    return pool.preparedQuery(sql.text())
        .execute(sql.parameters())
        .map(
            rows ->
                StreamSupport.stream(rows.spliterator(), false)
                    .map(Destinations::destination)
                    .toList());
  }

  private static Destination destination(Row row) {
    return new Destination(
        row.getUUID("event_id"),
        row.getUUID("endpoint_id"),
        Status.valueOf(row.getString("state")),
        DeliveryRow.instant(row, "next_try_at"),
        row.getString("url"));
  }
}
