package dev.hookferry.flow.record;

import dev.hookferry.config.HookferryConfig;
import dev.hookferry.config.Statements;
import dev.hookferry.domain.model.Receiver;
import dev.hookferry.flow.record.HealthNotices.Disabled;
import dev.hookferry.notice.AttemptMade;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.StreamSupport;

/**
 * Keeps what sending finds out about endpoints, and disables those that want or take nothing more.
 */
@ApplicationScoped
class Health {

  // Rows in the order of their keys: two batches at once cannot lock each other out.
  private static final String NOTE =
      """
      INSERT INTO endpoint_health AS h
        (account_id, endpoint_id, consecutive_failures, failing_since, last_delivery_at, last_error)
      SELECT c.account_id, c.endpoint_id, c.failures, c.failing_since, c.succeeded_at, c.error
      FROM unnest($1::integer[], $2::uuid[], $3::integer[], $4::timestamptz[], $5::timestamptz[], $6::text[])
        AS c (account_id, endpoint_id, failures, succeeded_at, failing_since, error)
      CROSS JOIN LATERAL (
        SELECT
        FROM endpoint e
        WHERE e.account_id = c.account_id AND e.id >= c.endpoint_id AND e.id <= c.endpoint_id
        ORDER BY e.id
        LIMIT 1) AS known
      ORDER BY c.account_id, c.endpoint_id
      ON CONFLICT (account_id, endpoint_id) DO UPDATE
      SET consecutive_failures = excluded.consecutive_failures
            + CASE WHEN excluded.last_delivery_at IS NULL THEN h.consecutive_failures ELSE 0 END,
          failing_since = CASE WHEN excluded.last_delivery_at IS NULL THEN COALESCE(h.failing_since, excluded.failing_since)
                               ELSE excluded.failing_since END,
          last_delivery_at = COALESCE(excluded.last_delivery_at, h.last_delivery_at),
          last_error = COALESCE(excluded.last_error, h.last_error)
      RETURNING h.account_id, h.endpoint_id, h.failing_told,
        COALESCE(h.failing_since <= now() - make_interval(secs => $7), false) AS long_failing
      """;

  // Both disable the endpoint that was called: one that has started afresh since is another.
  private static final String DISABLE =
      Statements.ANEW
          + """
      UPDATE endpoint e
      SET enabled = false, updated_at = now()
      FROM unnest($1::integer[], $2::uuid[], $3::bigint[]) AS gone (account_id, id, fresh_starts)
      WHERE e.account_id = gone.account_id AND e.id = gone.id AND e.fresh_starts = gone.fresh_starts AND e.enabled
      RETURNING e.account_id, e.id, e.listens,
        (SELECT h.failing_since FROM endpoint_health h WHERE h.account_id = e.account_id AND h.endpoint_id = e.id)
          AS failing_since
      """;

  private static final String DISABLE_LONG_FAILING =
      Statements.ANEW
          + """
      UPDATE endpoint e
      SET enabled = false, updated_at = now()
      FROM unnest($1::integer[], $2::uuid[], $3::bigint[]) AS failed (account_id, id, fresh_starts)
      JOIN endpoint_health h ON h.account_id = failed.account_id AND h.endpoint_id = failed.id
      WHERE e.account_id = failed.account_id AND e.id = failed.id AND e.fresh_starts = failed.fresh_starts
        AND e.enabled AND h.failing_since <= now() - make_interval(secs => $4)
      RETURNING e.account_id, e.id, e.listens, h.failing_since
      """;

  private static final String START_AFRESH =
      """
      UPDATE endpoint
      SET fresh_starts = fresh_starts + 1
      WHERE account_id = $1 AND id = $2
      """;

  private final Pool pool;
  private final RecordMeters meters;
  private final HealthNotices notices;
  private final double disableAfterSeconds;

  Health(Pool pool, RecordMeters meters, HealthNotices notices, HookferryConfig config) {
    this.meters = meters;
    this.notices = notices;
    this.pool = pool;
    this.disableAfterSeconds = config.disableAfter().toMillis() / 1000.0;
  }

  /** Notes the changes, at most one of each endpoint, of those that are still there. */
  Uni<List<Noted>> note(Collection<HealthChange> changes) {
    List<HealthChange> sorted = sorted(changes);
    Tuple parameters =
        keys(sorted)
            .addValue(column(sorted, HealthChange::failures, Integer[]::new))
            .addValue(column(sorted, change -> utc(change.succeededAt()), OffsetDateTime[]::new))
            .addValue(column(sorted, change -> utc(change.failingSince()), OffsetDateTime[]::new))
            .addValue(column(sorted, HealthChange::error, String[]::new))
            .addValue(disableAfterSeconds);
    return pool.preparedQuery(NOTE).execute(parameters).map(Health::noted);
  }

  private static List<Noted> noted(RowSet<Row> rows) {
    return StreamSupport.stream(rows.spliterator(), false)
        .map(
            row ->
                new Noted(
                    row.getInteger("account_id"),
                    row.getUUID("endpoint_id"),
                    row.getBoolean("long_failing"),
                    row.getBoolean("failing_told")))
        .toList();
  }

  /**
   * Disables the endpoints that said that they are gone.
   *
   * @param lastAttempt to an endpoint
   */
  Uni<Void> disable(Collection<HealthChange> gone, Function<UUID, AttemptMade> lastAttempt) {
    return gone.isEmpty()
        ? Uni.createFrom().voidItem()
        : disable(DISABLE, called(sorted(gone)), "gone", lastAttempt)
            .invoke(meters::disabledAsGone)
            .replaceWithVoid();
  }

  /**
   * Disables, of these endpoints, those that have only failed for the time that settings give.
   *
   * @param lastAttempt to an endpoint
   */
  Uni<Void> disableLongFailing(
      Collection<HealthChange> failing, Function<UUID, AttemptMade> lastAttempt) {
    return failing.isEmpty()
        ? Uni.createFrom().voidItem()
        : disable(
                DISABLE_LONG_FAILING,
                called(sorted(failing)).addValue(disableAfterSeconds),
                "failing",
                lastAttempt)
            .invoke(meters::disabledAsFailing)
            .replaceWithVoid();
  }

  /** How many there were. */
  private Uni<Integer> disable(
      String statement, Tuple parameters, String reason, Function<UUID, AttemptMade> lastAttempt) {
    return pool.withTransaction(
        connection ->
            connection
                .preparedQuery(statement)
                .execute(parameters)
                .call(rows -> tell(connection, rows, reason, lastAttempt))
                .map(RowSet::rowCount));
  }

  private Uni<Void> tell(
      SqlConnection connection,
      RowSet<Row> rows,
      String reason,
      Function<UUID, AttemptMade> lastAttempt) {
    return Multi.createFrom()
        .iterable(rows)
        .onItem()
        .transformToUniAndConcatenate(
            row ->
                notices.disabled(
                    connection, disabled(row), reason, lastAttempt.apply(row.getUUID("id"))))
        .collect()
        .last();
  }

  private static Disabled disabled(Row row) {
    OffsetDateTime since = row.getOffsetDateTime("failing_since");
    return new Disabled(
        row.getInteger("account_id"),
        row.getUUID("id"),
        row.getBoolean("listens"),
        since == null ? null : since.toInstant());
  }

  /** What was learned of the endpoint before counts no more, on any instance. */
  Uni<Void> startAfresh(Receiver receiver) {
    return pool.preparedQuery(START_AFRESH)
        .execute(Tuple.of(receiver.accountId(), receiver.id()))
        .replaceWithVoid();
  }

  private static final Comparator<HealthChange> BY_KEY =
      Comparator.comparingInt(HealthChange::accountId).thenComparing(HealthChange::endpointId);

  private static List<HealthChange> sorted(Collection<HealthChange> changes) {
    return changes.stream().sorted(BY_KEY).toList();
  }

  private static Tuple keys(List<HealthChange> changes) {
    return Tuple.tuple()
        .addValue(column(changes, HealthChange::accountId, Integer[]::new))
        .addValue(column(changes, HealthChange::endpointId, UUID[]::new));
  }

  private static Tuple called(List<HealthChange> changes) {
    return keys(changes).addValue(column(changes, HealthChange::freshStarts, Long[]::new));
  }

  private static <T> T[] column(
      List<HealthChange> changes, Function<HealthChange, T> member, IntFunction<T[]> array) {
    return changes.stream().map(member).toArray(array);
  }

  private static OffsetDateTime utc(Instant instant) {
    return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
  }
}
