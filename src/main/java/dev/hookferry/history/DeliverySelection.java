package dev.hookferry.history;

import dev.hookferry.domain.model.Ids;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The deliveries that a query finds, as one relation: the live ones from their table, the finished
 * ones from their last attempt. One statement, so that a delivery which ends meanwhile is in it
 * once.
 *
 * @param id only this one; empty: all
 * @param endpoints only to these, in place of what the query says of endpoints: PostgreSQL has
 *     statistics of endpoints by their ids, and none of surfaces; empty: to any
 * @param byLane whether the lanes of these endpoints are read whole, rather than the newest live
 *     deliveries of the account until enough of them fit
 */
record DeliverySelection(
    DeliveryQuery query, Optional<UUID> id, Optional<UUID[]> endpoints, boolean byLane) {

  private static final String LIVE_BY =
      """
      SELECT t.id, t.event_id, t.endpoint_id, t.job_id, t.attempts, t.lease_no > 0 AS claimed,
        CASE WHEN t.lease_owner IS NULL THEN t.due_at ELSE LEAST(t.due_at, now()) END AS next_try_at,
        NULL::text AS outcome, NULL::timestamptz AS started_at, NULL::integer AS duration_ms,
        NULL::smallint AS status, NULL::text AS error, NULL::bytea AS response_body
      FROM delivery t
      WHERE\s""";

  private static final String LIVE = LIVE_BY + "t.account_id = ?";

  /** Not by the primary key, of which this is no column. */
  private static final String LIVE_BY_LANE = LIVE_BY + "t.account_id + 0 = ?";

  private static final String FINISHED =
      """
      SELECT t.delivery_id AS id, t.event_id, t.endpoint_id, t.job_id, t.number AS attempts, true AS claimed,
        NULL::timestamptz AS next_try_at,
        t.outcome, t.started_at, t.duration_ms,
        t.status, t.error, t.response_body
      FROM attempt t
      WHERE t.account_id = ? AND t.outcome IN ('SUCCEEDED', 'FAILED')""";

  private static final Set<Status> LIVE_STATUSES = Set.of(Status.SCHEDULED, Status.RESCHEDULED);
  private static final Set<Status> FINISHED_STATUSES = Set.of(Status.SUCCEEDED, Status.FAILED);

  static DeliverySelection of(DeliveryQuery query, Optional<UUID[]> endpoints) {
    return new DeliverySelection(query, Optional.empty(), endpoints, false);
  }

  static DeliverySelection of(int accountId, UUID id) {
    DeliveryQuery query = DeliveryQuery.newest(accountId, 1);
    return new DeliverySelection(query, Optional.of(id), Optional.empty(), false);
  }

  DeliverySelection byLane(boolean byLane) {
    return new DeliverySelection(query, id, endpoints, byLane);
  }

  /** Every row of it, in no order. */
  void addTo(Sql sql) {
    addTo(sql, Optional.empty());
  }

  /** Every row of it that may be among the first {@code depth}, in no order. */
  void addTo(Sql sql, long depth) {
    addTo(sql, Optional.of(depth));
  }

  /** The query's order by these columns. */
  String order(String... columns) {
    String direction = query.ascending() ? " ASC" : " DESC";
    return Stream.of(columns)
        .map(column -> column + direction)
        .collect(Collectors.joining(", ", "ORDER BY ", ""));
  }

  private void addTo(Sql sql, Optional<Long> depth) {
    sql.add("(");
    if (wants(LIVE_STATUSES)) {
      addLive(sql, depth);
    }
    if (wants(LIVE_STATUSES) && wants(FINISHED_STATUSES)) {
      sql.add(") UNION ALL (");
    }
    if (wants(FINISHED_STATUSES)) {
      addFinished(sql, depth);
    }
    sql.add(")");
  }

  private void addFinished(Sql sql, Optional<Long> depth) {
    if (query.jobId().isPresent()) {
      addFinishedOfJob(sql, depth);
    } else {
      addFinishedOfEndpoints(sql, depth);
      addFirst(sql, depth, "id");
    }
  }

  private void addFirst(Sql sql, Optional<Long> depth, String... columns) {
    depth.ifPresent(rows -> sql.add(order(columns)).add("LIMIT ?", rows));
  }

  private boolean wants(Set<Status> statuses) {
    return query.statuses().isEmpty() || query.statuses().stream().anyMatch(statuses::contains);
  }

  private boolean leavesOut(Status status) {
    return !query.statuses().isEmpty() && !query.statuses().contains(status);
  }

  private void addLive(Sql sql, Optional<Long> depth) {
    if (byLane) {
      sql.add("SELECT * FROM (");
    }
    sql.add(byLane ? LIVE_BY_LANE : LIVE, query.accountId());
    addConditions(sql, "t.id");
    addLast(sql);
    sql.andIf(endpoints, "t.endpoint_id = ANY (?)");
    if (leavesOut(Status.RESCHEDULED)) {
      sql.add("AND t.attempts = 0");
    }
    if (leavesOut(Status.SCHEDULED)) {
      sql.add("AND t.attempts > 0");
    }
    if (byLane) {
      sql.add("OFFSET 0) AS lane");
    }
    if (query.jobId().isPresent()) {
      addOfJob(sql, "(t.job_id, t.id) %s (?, ?)", depth, "job_id", "id");
    } else {
      addFirst(sql, depth, "id");
    }
  }

  /** Outcome by outcome: those that failed may be few, and far apart. */
  private void addFinishedOfJob(Sql sql, Optional<Long> depth) {
    boolean both = !leavesOut(Status.SUCCEEDED) && !leavesOut(Status.FAILED);
    if (!leavesOut(Status.SUCCEEDED)) {
      addFinishedOfJob(sql, "SUCCEEDED", depth);
    }
    if (both) {
      sql.add(") UNION ALL (");
    }
    if (!leavesOut(Status.FAILED)) {
      addFinishedOfJob(sql, "FAILED", depth);
    }
  }

  private void addFinishedOfJob(Sql sql, String outcome, Optional<Long> depth) {
    sql.add(FINISHED, query.accountId());
    addConditions(sql, "t.delivery_id");
    addHow(sql, "t");
    sql.andIf(endpoints, "t.endpoint_id = ANY (?)")
        .andIf(query.jobId().map(List::of).flatMap(Earliest::after), "t.id >= ?");
    addOfJob(
        sql,
        "(t.job_id, t.outcome, t.delivery_id) %s (?, '" + outcome + "', ?)",
        depth,
        "job_id",
        "outcome",
        "id");
  }

  /**
   * From the index of jobs alone, as {@link IdRange} has it.
   *
   * @param condition how the columns of the index compare with a job and an id
   */
  private void addOfJob(Sql sql, String condition, Optional<Long> depth, String... columns) {
    UUID job = query.jobId().orElseThrow();
    IdRange ids = ids();
    sql.add("AND t.job_id IS NOT NULL")
        .and(String.format(Locale.ROOT, condition, ">="), job, ids.lowest())
        .and(String.format(Locale.ROOT, condition, "<="), job, ids.highest());
    addFirst(sql, depth, columns);
  }

  /** Endpoint by endpoint, where it is limited to some: each from the end of its own index. */
  private void addFinishedOfEndpoints(Sql sql, Optional<Long> depth) {
    endpoints.ifPresent(
        ids ->
            sql.add("SELECT finished.*")
                .add("FROM unnest(?::uuid[]) AS receiver (id) CROSS JOIN LATERAL (", (Object) ids));
    boolean byEvent = endpoints.isEmpty() && !query.eventIds().isEmpty();
    if (byEvent) {
      sql.add("SELECT * FROM (");
    }
    sql.add(FINISHED, query.accountId());
    addConditions(sql, "t.delivery_id");
    addHow(sql, "t");
    if (leavesOut(Status.SUCCEEDED)) {
      sql.add("AND t.outcome = 'FAILED'");
    }
    if (leavesOut(Status.FAILED)) {
      sql.add("AND t.outcome = 'SUCCEEDED'");
    }
    if (endpoints.isPresent()) {
      addLane(sql, depth);
      sql.add(") AS finished");
    }
    if (byEvent) {
      sql.add("OFFSET 0) AS of_events"); // keeps the planner from the order of the primary key
    }
  }

  private void addLane(Sql sql, Optional<Long> depth) {
    if (depth.isEmpty()) {
      sql.add("AND t.endpoint_id = receiver.id");
    } else {
      IdRange ids = ids();
      sql.and("(t.endpoint_id, t.delivery_id) >= (receiver.id, ?)", ids.lowest())
          .and("(t.endpoint_id, t.delivery_id) <= (receiver.id, ?)", ids.highest());
      addFirst(sql, depth, "endpoint_id", "id");
    }
  }

  private IdRange ids() {
    return IdRange.whole()
        .from(query.since().map(Ids::floor))
        .to(query.until().map(Ids::floor))
        .from(query.after().filter(id -> query.ascending()))
        .to(query.after().filter(id -> !query.ascending()));
  }

  private void addConditions(Sql sql, String deliveryId) {
    sql.andIf(id, deliveryId + " = ?")
        .andIf(query.after(), deliveryId + (query.ascending() ? " > ?" : " < ?"))
        .andIf(query.since().map(Ids::floor), deliveryId + " >= ?")
        .andIf(query.until().map(Ids::floor), deliveryId + " < ?")
        .andIf(id.map(List::of).flatMap(Earliest::after), "t.id >= ?")
        .andIf(query.since().flatMap(Earliest::after), "t.id >= ?");
    addEvents(sql);
  }

  /** How the last attempt of a live delivery ended. */
  private void addLast(Sql sql) {
    if (query.narrowing().isOfAttempts()) {
      sql.add("AND EXISTS (SELECT FROM (SELECT a.status, a.error FROM attempt a")
          .add("WHERE a.account_id = ? AND a.delivery_id = t.id", query.accountId())
          .andIf(query.since().flatMap(Earliest::after), "a.id >= ?")
          .add("ORDER BY a.id DESC LIMIT 1) AS last WHERE true");
      addHow(sql, "last");
      sql.add(")");
    }
  }

  private void addHow(Sql sql, String attempt) {
    sql.andIf(query.narrowing().responseStatus(), attempt + ".status = ?")
        .andIf(query.narrowing().error().map(ErrorKind::pattern), attempt + ".error LIKE ?");
  }

  private void addEvents(Sql sql) {
    Collection<UUID> ids = query.eventIds();
    if (!ids.isEmpty()) {
      sql.add("AND t.event_id = ANY (?)", (Object) ids.toArray(UUID[]::new))
          .andIf(Earliest.after(ids), "t.id >= ?");
    }
    if (query.type().isPresent() || query.narrowing().text().isPresent()) {
      sql.add("AND EXISTS (SELECT FROM event e")
          .add("WHERE e.account_id = ? AND e.id = t.event_id", query.accountId())
          .andIf(query.type(), "e.type = ?")
          .andIf(query.narrowing().text().map(Narrowing::bytes), "position(? IN e.data) > 0")
          .add(")");
    }
  }
}
