package dev.hookferry.flow.retention;

import static io.quarkus.scheduler.Scheduled.ConcurrentExecution.SKIP;
import static java.time.temporal.ChronoUnit.SECONDS;

import dev.hookferry.config.EngineOff;
import dev.hookferry.config.Statements;
import dev.hookferry.config.TransientFailure;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.faulttolerance.api.RetryWhen;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.eclipse.microprofile.faulttolerance.Fallback;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.eclipse.microprofile.faulttolerance.Timeout;
import org.jboss.logging.Logger;

/**
 * Adds up the attempts of whole minutes for the statistics, once no transaction is left that could
 * still write one into them: so the line does nothing for statistics, and they are exact all the
 * same. Any instance goes on where another ended; the rows and the progress are one commit.
 */
@ApplicationScoped
public class Rollups {

  private static final Logger LOG = Logger.getLogger(Rollups.class);

  // Another instance at it: no row. To the end of the hour at most, so that hours are whole when
  // they are added up. A transaction without an xid after a minute is taken for a reader: a backup
  // must not stop statistics.
  private static final String NEXT =
      """
      WITH progress AS (
        SELECT minute
        FROM rollup_progress
        FOR UPDATE SKIP LOCKED
      ), writer AS (
        SELECT min(xact_start) AS since
        FROM pg_stat_activity
        WHERE datname = current_database()
          AND pid <> pg_backend_pid()
          AND (backend_xid IS NOT NULL OR xact_start > now() - interval '1 minute')
      )
      SELECT minute AS since,
        least(
          date_trunc('minute', least(now() - interval '1 second', writer.since)),
          date_trunc('hour', minute, 'UTC') + interval '1 hour') AS until
      FROM progress, writer
      """;

  // Partitions are by id, which tells the instance's time: a day to either side is far more than
  // clocks and retries differ.
  private static final String ADD_MINUTES =
      Statements.ANEW
          + """
      WITH counted AS MATERIALIZED (
        SELECT account_id, endpoint_id, date_trunc('minute', recorded_at) AS at, outcome,
          rounded_duration(duration_ms) AS duration
        FROM attempt
        WHERE recorded_at >= $1 AND recorded_at < $2
          AND id >= uuid_floor($1 - interval '1 day') AND id < uuid_floor($2 + interval '1 day')
          AND lease_no IS NOT NULL
      ), lane AS (
        SELECT account_id, COALESCE(endpoint_id, '00000000-0000-0000-0000-000000000000') AS endpoint_id, at,
          count(*) FILTER (WHERE outcome = 'SUCCEEDED') AS succeeded,
          count(*) FILTER (WHERE outcome = 'FAILED') AS failed,
          count(*) FILTER (WHERE outcome IN ('RESCHEDULED', 'ABANDONED')) AS rescheduled
        FROM counted
        GROUP BY GROUPING SETS ((account_id, endpoint_id, at), (account_id, at))
      ), took AS (
        SELECT account_id, COALESCE(endpoint_id, '00000000-0000-0000-0000-000000000000') AS endpoint_id, at, duration,
          count(*) AS requests
        FROM counted
        WHERE outcome <> 'ABANDONED'
        GROUP BY GROUPING SETS ((account_id, endpoint_id, at, duration), (account_id, at, duration))
      ), spread AS (
        SELECT account_id, endpoint_id, at, array_agg(duration ORDER BY duration) AS durations,
          array_agg(requests ORDER BY duration) AS requests
        FROM took
        GROUP BY account_id, endpoint_id, at
      )
      INSERT INTO attempt_rollup (account_id, endpoint_id, step, at, succeeded, failed, rescheduled, durations, requests)
      SELECT account_id, endpoint_id, 'minute', at, succeeded, failed, rescheduled, COALESCE(durations, '{}'),
        COALESCE(requests, '{}')
      FROM lane
      LEFT JOIN spread USING (account_id, endpoint_id, at)
      ON CONFLICT DO NOTHING
      """;

  private static final String ADD_STEP =
      Statements.ANEW
          + """
      WITH part AS MATERIALIZED (
        SELECT *
        FROM attempt_rollup
        WHERE step = $3 AND at >= $1 AND at < $2
      ), took AS (
        SELECT account_id, endpoint_id, duration, sum(n)::bigint AS requests
        FROM part
        CROSS JOIN LATERAL unnest(durations, requests) AS each (duration, n)
        GROUP BY account_id, endpoint_id, duration
      ), spread AS (
        SELECT account_id, endpoint_id, array_agg(duration ORDER BY duration) AS durations,
          array_agg(requests ORDER BY duration) AS requests
        FROM took
        GROUP BY account_id, endpoint_id
      ), lane AS (
        SELECT account_id, endpoint_id, sum(succeeded) AS succeeded, sum(failed) AS failed,
          sum(rescheduled) AS rescheduled
        FROM part
        GROUP BY account_id, endpoint_id
      )
      INSERT INTO attempt_rollup (account_id, endpoint_id, step, at, succeeded, failed, rescheduled, durations, requests)
      SELECT account_id, endpoint_id, $4, $1, succeeded, failed, rescheduled, COALESCE(durations, '{}'),
        COALESCE(requests, '{}')
      FROM lane
      LEFT JOIN spread USING (account_id, endpoint_id)
      ON CONFLICT DO NOTHING
      """;

  private static final String MOVE_ON = "UPDATE rollup_progress SET minute = $1";

  // What was written since the index was last told of it would be read whole.
  private static final String SUMMARIZE =
      """
      SELECT sum(brin_summarize_new_values(inhrelid))
      FROM pg_inherits
      WHERE inhparent = 'attempt_by_time'::regclass
      """;

  private final Pool pool;

  Rollups(Pool pool) {
    this.pool = pool;
  }

  /** Often, so that a minute is added up soon after its end; mostly there is nothing to do. */
  @Scheduled(
      every = "5S",
      delayed = "7S",
      concurrentExecution = SKIP,
      skipExecutionIf = EngineOff.class)
  @Timeout(value = 60, unit = SECONDS)
  @Retry(maxRetries = 2, delay = 1, delayUnit = SECONDS)
  @RetryWhen(exception = TransientFailure.class)
  @Fallback(fallbackMethod = "nextTime")
  Uni<Void> everyFewSeconds() {
    return catchUp();
  }

  /** For ticks, which may be hours apart. Never fails. */
  public Uni<Void> keep() {
    return catchUp().onFailure().recoverWithUni(this::nextTime);
  }

  Uni<Void> nextTime(Throwable failure) {
    LOG.warnf("statistics not added up, tried again soon error=\"%s\"", failure.getMessage());
    return Uni.createFrom().voidItem();
  }

  /** Adds up all minutes that are over. */
  Uni<Void> catchUp() {
    return Uni.createFrom()
        .deferred(() -> pool.withTransaction(this::addNext))
        .repeat()
        .whilst(added -> added)
        .collect()
        .last()
        .replaceWithVoid();
  }

  private Uni<Boolean> addNext(SqlConnection connection) {
    return connection
        .preparedQuery(NEXT)
        .execute()
        .chain(
            rows ->
                rows.size() == 0
                    ? Uni.createFrom().item(false)
                    : add(connection, rows.iterator().next()));
  }

  private Uni<Boolean> add(SqlConnection connection, Row next) {
    OffsetDateTime since = next.getOffsetDateTime("since");
    OffsetDateTime until = next.getOffsetDateTime("until");
    if (!since.isBefore(until)) {
      return Uni.createFrom().item(false);
    }
    return run(connection, SUMMARIZE, Tuple.tuple())
        .chain(() -> run(connection, ADD_MINUTES, Tuple.of(since, until)))
        .chain(() -> addStep(connection, until, ChronoUnit.HOURS, "minute", "hour"))
        .chain(() -> addStep(connection, until, ChronoUnit.DAYS, "hour", "day"))
        .chain(() -> run(connection, MOVE_ON, Tuple.of(until)))
        .replaceWith(true);
  }

  /** Where a larger step ends with these minutes, it is added up of the smaller ones. */
  private static Uni<Void> addStep(
      SqlConnection connection, OffsetDateTime until, ChronoUnit unit, String of, String step) {
    OffsetDateTime end = until.withOffsetSameInstant(ZoneOffset.UTC);
    return end.equals(end.truncatedTo(unit))
        ? run(connection, ADD_STEP, Tuple.of(end.minus(1, unit), end, of, step))
        : Uni.createFrom().voidItem();
  }

  private static Uni<Void> run(SqlConnection connection, String statement, Tuple parameters) {
    return connection.preparedQuery(statement).execute(parameters).replaceWithVoid();
  }
}
