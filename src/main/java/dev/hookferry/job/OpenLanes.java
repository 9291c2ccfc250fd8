package dev.hookferry.job;

import dev.hookferry.domain.model.Scope;
import dev.hookferry.domain.model.ScopeKind;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Reads the lanes in which a job has pairs left, and what has become of their endpoints. */
final class OpenLanes {

  /** Lanes that a step looks at. */
  static final int MOST = 100;

  // By its lease a delivery in flight is due within two minutes. Limits are literals: with
  // parameters PostgreSQL plans
  // for the average lane and reads whole ones.
  private static final String READ =
      """
      SELECT l.endpoint_id, l.patterns AS was_patterns, l.hears AS was_hears, l.pairs - l.passed AS pairs_left,
        l.taken, l.room, page.no, page.event_ids[l.taken + 1 : l.taken + %d] AS event_ids,
        cardinality(page.event_ids) - l.taken AS page_left,
        p.enabled, p.patterns, p.hears, p.scope_kind, p.scope_id, p.rate_limit_per_second,
        lane.occupied
      FROM (
        SELECT *
        FROM job_lane
        WHERE account_id = $1 AND job_id = $2 AND endpoint_id > $3
        ORDER BY endpoint_id
        LIMIT 100) AS l
      CROSS JOIN LATERAL (
        SELECT no, event_ids
        FROM job_page
        WHERE account_id = $1 AND job_id = $2 AND endpoint_id = l.endpoint_id AND no >= l.page
        ORDER BY no
        LIMIT 1) AS page
      LEFT JOIN endpoint p ON p.account_id = $1 AND p.id = l.endpoint_id
      CROSS JOIN LATERAL (
        SELECT count(*) FILTER (WHERE due.due_at <= now() OR due.lease_owner IS NOT NULL)::integer AS occupied
        FROM (
          SELECT d.due_at, d.lease_owner
          FROM delivery d
          WHERE (d.endpoint_id, d.account_id + 0, d.due_at) >= (l.endpoint_id, l.account_id, '-infinity')
            AND (d.endpoint_id, d.account_id + 0, d.due_at) <= (l.endpoint_id, l.account_id, now() + interval '2 minutes')
          ORDER BY d.endpoint_id, d.account_id + 0, d.due_at
          LIMIT %d) AS due) AS lane
      ORDER BY l.endpoint_id
      """;

  /** By how many deliveries a lane may have room for. */
  private static final NavigableMap<Integer, String> READS =
      new TreeMap<>(Map.of(25, reading(25, 50), 100, reading(100, 200), 1000, reading(500, 1000)));

  private static String reading(int events, int deliveries) {
    return String.format(Locale.ROOT, READ, events, deliveries);
  }

  // Whoever deletes one of them meanwhile waits, and then ends what was made for it.
  private static final String KEEP =
      """
      SELECT id
      FROM endpoint
      WHERE account_id = $1 AND id = ANY ($2) AND enabled
      ORDER BY id
      FOR KEY SHARE
      """;

  private static final String EVENTS =
      """
      SELECT id, type, scope_kind, scope_id
      FROM event
      WHERE account_id = $1 AND id = ANY ($2)
      """;

  private OpenLanes() {}

  /** Up to {@link #MOST} of them, in the order in which the job goes round. */
  static Uni<List<OpenLane>> read(SqlConnection connection, HeldJob job) {
    return connection
        .preparedQuery(statement(job.pace().mostOfALane()))
        .execute(Tuple.of(job.accountId(), job.id(), job.laneAfter()))
        .map(rows -> stream(rows).map(OpenLane::of).toList());
  }

  /** The one that looks far enough into each lane, and no further. */
  static String statement(int room) {
    return READS.ceilingEntry(room).getValue();
  }

  /** The shares without what their endpoints do not want any more; those that do are kept. */
  static Uni<List<Share>> wanted(SqlConnection connection, int accountId, List<Share> shares) {
    UUID[] endpointIds =
        shares.stream()
            .filter(share -> !share.eventIds().isEmpty())
            .map(share -> share.lane().endpointId())
            .toArray(UUID[]::new);
    return connection
        .preparedQuery(KEEP)
        .execute(Tuple.of(accountId, endpointIds))
        .map(rows -> stream(rows).map(row -> row.getUUID("id")).collect(Collectors.toSet()))
        .map(kept -> shares.stream().map(share -> ofKept(share, kept)).toList())
        .chain(left -> withoutTurned(connection, accountId, left));
  }

  private static Share ofKept(Share share, Set<UUID> kept) {
    return kept.contains(share.lane().endpointId()) ? share : share.without(event -> true);
  }

  private static Uni<List<Share>> withoutTurned(
      SqlConnection connection, int accountId, List<Share> shares) {
    UUID[] eventIds =
        shares.stream()
            .filter(share -> share.lane().hasChanged())
            .flatMap(share -> share.eventIds().stream())
            .distinct()
            .toArray(UUID[]::new);
    return eventIds.length == 0
        ? Uni.createFrom().item(shares)
        : events(connection, accountId, eventIds)
            .map(events -> shares.stream().map(share -> withoutTurned(share, events)).toList());
  }

  private static Share withoutTurned(Share share, Map<UUID, Published> events) {
    OpenLane lane = share.lane();
    return lane.hasChanged()
        ? share.without(
            id -> {
              Published event = events.get(id);
              return event != null && lane.hasTurnedFrom(event.type(), event.scope());
            })
        : share;
  }

  private record Published(String type, Scope scope) {}

  private static Uni<Map<UUID, Published>> events(
      SqlConnection connection, int accountId, UUID[] ids) {
    return connection
        .preparedQuery(EVENTS)
        .execute(Tuple.of(accountId, ids))
        .map(
            rows ->
                stream(rows)
                    .collect(Collectors.toMap(row -> row.getUUID("id"), OpenLanes::published)));
  }

  private static Published published(Row row) {
    ScopeKind kind = ScopeKind.of(row.getString("scope_kind")).orElseThrow();
    return new Published(row.getString("type"), new Scope(kind, row.getString("scope_id")));
  }

  private static Stream<Row> stream(RowSet<Row> rows) {
    return StreamSupport.stream(rows.spliterator(), false);
  }
}
