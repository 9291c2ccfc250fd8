package dev.hookferry.history;

import dev.hookferry.config.Statements;
import dev.hookferry.history.StatisticsQuery.Step;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

/**
 * Attempts counted by minute, hour and day: from what is added up already and, for the last
 * minutes, from the attempts themselves.
 */
@ApplicationScoped
public class Statistics {

  private static final String PROGRESS = "SELECT minute FROM rollup_progress";

  // Whole days, then whole hours, then whole minutes, each from where the ones before end, and then
  // the attempts of the last minutes. These are found by their time: an index by account would
  // bring all that the account has of the day, which the sum keeps the planner from.
  static final String READ =
      Statements.ANEW
          + """
      SELECT at, succeeded, failed, rescheduled, durations, requests
      FROM attempt_rollup
      WHERE account_id = $1 AND endpoint_id = $2 AND step = 'day' AND at >= $3 AND at < $4
      UNION ALL
      SELECT at, succeeded, failed, rescheduled, durations, requests
      FROM attempt_rollup
      WHERE account_id = $1 AND endpoint_id = $2 AND step = 'hour' AND at >= $4 AND at < $5
      UNION ALL
      SELECT at, succeeded, failed, rescheduled, durations, requests
      FROM attempt_rollup
      WHERE account_id = $1 AND endpoint_id = $2 AND step = 'minute' AND at >= $5 AND at < $6
      UNION ALL
      (SELECT date_trunc('minute', recorded_at),
        count(*) FILTER (WHERE outcome = 'SUCCEEDED'),
        count(*) FILTER (WHERE outcome = 'FAILED'),
        count(*) FILTER (WHERE outcome IN ('RESCHEDULED', 'ABANDONED')),
        ARRAY[rounded_duration(duration_ms)],
        ARRAY[count(*) FILTER (WHERE outcome <> 'ABANDONED')]
      FROM attempt
      WHERE account_id + 0 = $1
        AND ($2 = '00000000-0000-0000-0000-000000000000' OR endpoint_id = $2)
        AND recorded_at >= $6 AND recorded_at < $7
        AND id >= uuid_floor($6 - interval '1 day')
        AND lease_no IS NOT NULL
      GROUP BY date_trunc('minute', recorded_at), rounded_duration(duration_ms))
      """;

  private static final String BACKLOG =
      """
      SELECT count(*) AS live,
        count(*) FILTER (WHERE d.due_at <= now() AND d.lease_owner IS NULL AND e.enabled) AS due,
        min(d.due_at) FILTER (WHERE d.due_at <= now() AND d.lease_owner IS NULL AND e.enabled) AS oldest_due_at
      FROM delivery d
      LEFT JOIN endpoint e ON e.account_id = d.account_id AND e.id = d.endpoint_id""";

  private static final UUID WHOLE_ACCOUNT = new UUID(0, 0);

  private final Pool pool;

  Statistics(Pool pool) {
    this.pool = pool;
  }

  /** The counts of the steps that have any, by their start. */
  public Uni<SortedMap<Instant, AttemptCounts>> attempts(StatisticsQuery query) {
    return pool.query(PROGRESS)
        .execute()
        .map(rows -> rows.iterator().next().getOffsetDateTime("minute").toInstant())
        .chain(rolledUntil -> read(parameters(query, rolledUntil)))
        .map(rows -> byStep(query.step(), rows));
  }

  private Uni<RowSet<Row>> read(Tuple parameters) {
    return pool.preparedQuery(READ).execute(parameters);
  }

  /** How many deliveries have not ended. */
  public Uni<BacklogCounts> backlog(int accountId, Optional<UUID> endpointId) {
    Sql sql = new Sql().add(BACKLOG);
    endpointId.ifPresentOrElse(
        id -> sql.add("WHERE d.account_id + 0 = ? AND d.endpoint_id = ?", accountId, id),
        () -> sql.add("WHERE d.account_id = ?", accountId));
    return pool.preparedQuery(sql.text())
        .execute(sql.parameters())
        .map(rows -> backlog(rows.iterator().next()));
  }

  /**
   * Where each kind of step begins.
   *
   * @param rolledUntil everything before this minute is added up, hours and days that ended too
   */
  static Tuple parameters(StatisticsQuery query, Instant rolledUntil) {
    Instant since = query.since();
    Instant minutes =
        query.step() == Step.MINUTE ? since : within(query, Step.HOUR.floor(rolledUntil));
    Instant hours = query.step() == Step.DAY ? within(query, Step.DAY.floor(rolledUntil)) : since;
    return Tuple.of(query.accountId(), query.endpointId().orElse(WHOLE_ACCOUNT))
        .addValue(utc(since))
        .addValue(utc(hours))
        .addValue(utc(minutes))
        .addValue(utc(within(query, rolledUntil)))
        .addValue(utc(query.until()));
  }

  private static Instant within(StatisticsQuery query, Instant at) {
    return at.isBefore(query.since())
        ? query.since()
        : at.isAfter(query.until()) ? query.until() : at;
  }

  private static OffsetDateTime utc(Instant at) {
    return at.atOffset(ZoneOffset.UTC);
  }

  private static SortedMap<Instant, AttemptCounts> byStep(Step step, RowSet<Row> rows) {
    SortedMap<Instant, AttemptCounts> counts = new TreeMap<>();
    for (Row row : rows) {
      Instant at = step.floor(row.getOffsetDateTime("at").toInstant());
      counts.merge(at, counts(row), AttemptCounts::plus);
    }
    return counts;
  }

  private static AttemptCounts counts(Row row) {
    SortedMap<Integer, Long> durations = new TreeMap<>();
    Integer[] millis = row.getArrayOfIntegers("durations");
    Long[] requests = row.getArrayOfLongs("requests");
    for (int i = 0; i < millis.length; i++) {
      durations.put(millis[i], requests[i]);
    }
    return new AttemptCounts(
        row.getLong("succeeded"), row.getLong("failed"), row.getLong("rescheduled"), durations);
  }

  private static BacklogCounts backlog(Row row) {
    var oldest = row.getOffsetDateTime("oldest_due_at");
    return new BacklogCounts(
        row.getLong("live"), row.getLong("due"), oldest == null ? null : oldest.toInstant());
  }
}
