package dev.hookferry.flow.record;

import dev.hookferry.config.Statements;
import dev.hookferry.domain.model.Ids;
import dev.hookferry.flow.claim.Lease;
import dev.hookferry.flow.send.Answer;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.random.RandomGenerator;

/**
 * Writes a batch of outcomes down in one statement: each attempt is added, and its delivery leaves
 * the live ones or gets its next due time. Only a result whose lease still holds counts; another
 * changes nothing, for whoever took the delivery over has recorded that lease as abandoned.
 */
@ApplicationScoped
class Completion {

  // delay_ms: NULL where the delivery has ended. used: whether its lease was used for a request;
  // else its number is given back. spent: whether the attempt counts. The owner fences numbers that
  // were given back. Two results of one delivery may come together, of a lost lease and of the one
  // after it: one of them is held. For the shape see Statements.
  private static final String STATEMENT =
      Statements.KEPT
          + """
      WITH held AS MATERIALIZED (
        SELECT r.*, d.*
        FROM unnest($1::integer[], $2::uuid[], $3::integer[], $4::uuid[], $5::float8[], $6::boolean[], $7::boolean[],
                    $8::uuid[], $9::timestamptz[], $10::integer[], $11::text[], $12::smallint[], $13::text[],
                    $14::jsonb[], $15::bytea[], $16::text[])
          AS r (account_id, delivery_id, lease_no, lease_owner, delay_ms, used, spent,
                attempt_id, started_at, duration_ms, outcome, status, error, response_headers, response_body, address)
        CROSS JOIN LATERAL (
          SELECT d.ctid AS tid, d.endpoint_id, d.event_id, d.job_id, d.attempts
          FROM delivery d
          WHERE d.account_id = r.account_id AND d.id = r.delivery_id
            AND d.lease_no = r.lease_no AND d.lease_owner = r.lease_owner
          FOR UPDATE) AS d
      ), ended AS (
        DELETE FROM delivery d
        USING held h
        WHERE d.ctid = h.tid AND h.delay_ms IS NULL
        RETURNING h.*
      ), postponed AS (
        UPDATE delivery d
        SET due_at = now() + make_interval(secs => h.delay_ms / 1000.0),
            attempts = d.attempts + CASE WHEN h.spent THEN 1 ELSE 0 END,
            lease_no = d.lease_no - CASE WHEN h.used THEN 0 ELSE 1 END,
            lease_owner = NULL
        FROM held h
        WHERE d.ctid = h.tid AND h.delay_ms IS NOT NULL
        RETURNING h.*
      ), counted AS (
        SELECT * FROM ended
        UNION ALL
        SELECT * FROM postponed
      ), written AS (
        INSERT INTO attempt (account_id, id, delivery_id, event_id, endpoint_id, lease_no, number, started_at,
          duration_ms, outcome, status, error, response_headers, response_body, job_id, address)
        SELECT account_id, attempt_id, delivery_id, event_id, endpoint_id, CASE WHEN used THEN lease_no END,
          attempts + CASE WHEN used THEN 1 ELSE 0 END, started_at, duration_ms, outcome, status, error,
          response_headers, response_body, job_id, address::inet
        FROM counted
        WHERE outcome IS NOT NULL
      )%s
      SELECT count(*) AS counted FROM counted
      """;

  private static final String TALLY =
      """
      , tallied AS (
        INSERT INTO job_tally (account_id, job_id, succeeded, failed)
        SELECT account_id, job_id, count(*) FILTER (WHERE outcome = 'SUCCEEDED'),
          count(*) FILTER (WHERE outcome = 'FAILED')
        FROM ended
        WHERE job_id IS NOT NULL
        GROUP BY account_id, job_id
      )""";

  static final String COMPLETE = String.format(Locale.ROOT, STATEMENT, "");

  /** The same where deliveries of jobs are among them: what jobs do costs others nothing. */
  static final String COMPLETE_AND_TALLY = String.format(Locale.ROOT, STATEMENT, TALLY);

  private final Pool pool;
  private final Clock clock;
  private final RandomGenerator random;

  Completion(Pool pool, Clock clock, RandomGenerator random) {
    this.pool = pool;
    this.clock = clock;
    this.random = random;
  }

  /** How many of the outcomes counted; the others' leases were lost. */
  Uni<Integer> complete(List<Outcome> batch) {
    return complete(pool, batch);
  }

  /** The same in a transaction of the caller's. */
  Uni<Integer> complete(SqlClient client, List<Outcome> batch) {
    boolean ofJobs = batch.stream().anyMatch(outcome -> outcome.delivery().lease().jobId() != null);
    return client
        .preparedQuery(ofJobs ? COMPLETE_AND_TALLY : COMPLETE)
        .execute(parameters(batch))
        .map(rows -> rows.iterator().next().getInteger("counted"));
  }

  /** An outcome as the statement takes it. */
  private record Line(
      Lease lease,
      Double delayMs,
      boolean used,
      boolean spent,
      UUID attemptId,
      Instant startedAt,
      int durationMs,
      String outcome,
      Integer status,
      String error,
      JsonObject headers,
      Buffer body,
      String address) {}

  private Line line(Outcome outcome) {
    Lease lease = outcome.delivery().lease();
    Double delay = outcome.dueIn().map(Completion::millis).orElse(null);
    String word = outcome.word().orElse(null);
    return switch (outcome) {
      case Outcome.Succeeded done -> sent(lease, delay, true, word, done.answer());
      case Outcome.Failed failed -> sent(lease, delay, true, word, failed.answer());
      case Outcome.Rescheduled again -> sent(lease, delay, true, word, again.answer());
      case Outcome.Abandoned cut -> sent(lease, delay, false, word, cut.answer());
      case Outcome.Dropped dropped -> unsent(lease, delay, word, dropped.reason());
      case Outcome.Released released -> unsent(lease, delay, word, null);
    };
  }

  private static Double millis(Duration delay) {
    return delay.toNanos() / 1e6;
  }

  private Line sent(Lease lease, Double delay, boolean spent, String outcome, Answer answer) {
    JsonObject headers = new JsonObject(new HashMap<>(answer.responseHeaders()));
    return new Line(
        lease,
        delay,
        true,
        spent,
        Ids.next(clock.instant(), random),
        answer.startedAt(),
        (int) answer.duration().toMillis(),
        outcome,
        answer.status(),
        answer.error(),
        headers,
        Buffer.buffer(answer.responseBody()),
        answer.foundAddress());
  }

  private Line unsent(Lease lease, Double delay, String outcome, String error) {
    Instant now = clock.instant();
    UUID id = Ids.next(now, random);
    return new Line(lease, delay, false, false, id, now, 0, outcome, null, error, null, null, null);
  }

  Tuple parameters(List<Outcome> batch) {
    List<Line> lines = batch.stream().map(this::line).toList();
    return Tuple.tuple()
        .addValue(column(lines, line -> line.lease().accountId(), Integer[]::new))
        .addValue(column(lines, line -> line.lease().deliveryId(), UUID[]::new))
        .addValue(column(lines, line -> line.lease().leaseNo(), Integer[]::new))
        .addValue(column(lines, line -> line.lease().owner(), UUID[]::new))
        .addValue(column(lines, Line::delayMs, Double[]::new))
        .addValue(column(lines, Line::used, Boolean[]::new))
        .addValue(column(lines, Line::spent, Boolean[]::new))
        .addValue(column(lines, Line::attemptId, UUID[]::new))
        .addValue(column(lines, line -> utc(line.startedAt()), OffsetDateTime[]::new))
        .addValue(column(lines, Line::durationMs, Integer[]::new))
        .addValue(column(lines, Line::outcome, String[]::new))
        .addValue(column(lines, line -> small(line.status()), Short[]::new))
        .addValue(column(lines, Line::error, String[]::new))
        .addValue(column(lines, Line::headers, JsonObject[]::new))
        .addValue(column(lines, Line::body, Buffer[]::new))
        .addValue(column(lines, Line::address, String[]::new));
  }

  private static <T> T[] column(
      List<Line> lines, Function<Line, T> member, IntFunction<T[]> array) {
    return lines.stream().map(member).toArray(array);
  }

  private static OffsetDateTime utc(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }

  private static Short small(Integer status) {
    return status == null ? null : status.shortValue();
  }
}
