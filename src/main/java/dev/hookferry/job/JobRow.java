package dev.hookferry.job;

import dev.hookferry.domain.model.Scope;
import dev.hookferry.domain.model.ScopeKind;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/** Jobs as they are read. */
final class JobRow {

  // What ended and was not summed up yet counts too. Ten years are as good as for ever.
  static final String READ =
      """
      SELECT j.account_id, j.id, j.mode, j.endpoint_id, j.scope_kind, j.scope_id, j.since, j.until, j.event_types,
        j.rate_per_second, j.status, j.events, j.deliveries, j.oldest_at, j.newest_at, j.skipped, j.passed, j.created,
        j.succeeded + COALESCE(tally.succeeded, 0) AS succeeded, j.failed + COALESCE(tally.failed, 0) AS failed,
        j.created_at, j.started_at, j.finished_at,
        now() + make_interval(secs => CASE WHEN pace.seconds_left > 315360000 THEN 315360000 ELSE pace.seconds_left END)
          AS estimated_finish_at
      FROM job j
      CROSS JOIN LATERAL (
        SELECT sum(t.succeeded)::bigint AS succeeded, sum(t.failed)::bigint AS failed
        FROM job_tally t
        WHERE t.account_id = j.account_id AND t.job_id = j.id) AS tally
      LEFT JOIN LATERAL (
        SELECT GREATEST(
          (j.deliveries - j.passed)::float8 / j.rate_per_second,
          (j.deliveries - j.passed)::float8 / NULLIF(j.passed - j.passed_before, 0)
            * GREATEST(0, extract(epoch FROM now() - j.resumed_at))) AS seconds_left) AS pace
        ON j.status = 'RUNNING' AND pace.seconds_left IS NOT NULL
      WHERE j.account_id = $1 AND ($2::text IS NULL OR (j.scope_kind = $2 AND j.scope_id = $3))
      """;

  private JobRow() {}

  static Job job(Row row) {
    return new Job(
        row.getUUID("id"),
        selection(row),
        Optional.ofNullable(row.getInteger("rate_per_second")),
        JobStatus.valueOf(row.getString("status")),
        new Plan(
            row.getLong("events"),
            row.getLong("deliveries"),
            instant(row, "oldest_at"),
            instant(row, "newest_at"),
            row.getLong("skipped")),
        new Progress(
            row.getLong("passed"),
            row.getLong("created"),
            row.getLong("succeeded"),
            row.getLong("failed")),
        instant(row, "created_at"),
        instant(row, "started_at"),
        instant(row, "finished_at"),
        instant(row, "estimated_finish_at"));
  }

  private static Selection selection(Row row) {
    return new Selection(
        row.getInteger("account_id"),
        JobMode.valueOf(row.getString("mode")),
        Optional.ofNullable(row.getUUID("endpoint_id")),
        Optional.ofNullable(row.getString("scope_kind"))
            .map(kind -> new Scope(ScopeKind.of(kind).orElseThrow(), row.getString("scope_id"))),
        instant(row, "since"),
        instant(row, "until"),
        List.of(row.getArrayOfStrings("event_types")));
  }

  private static Instant instant(Row row, String column) {
    OffsetDateTime time = row.getOffsetDateTime(column);
    return time == null ? null : time.toInstant();
  }

  /** NULL for null. */
  static OffsetDateTime time(Instant instant) {
    return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
  }
}
