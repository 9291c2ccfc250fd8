package dev.hookferry.flow.pace;

import static dev.hookferry.domain.lane.ClaimScope.LaneCursor.START;
import static java.time.temporal.ChronoUnit.SECONDS;

import dev.hookferry.config.HookferryConfig;
import dev.hookferry.domain.lane.LaneKey;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.eclipse.microprofile.faulttolerance.Fallback;
import org.eclipse.microprofile.faulttolerance.Timeout;
import org.jboss.logging.Logger;

/**
 * Reads what falls due before the next tick, whichever instance scheduled it: retries for the most
 * part. Times are rounded up to 50 ms, so that a lane with many of them is looked at 20 times a
 * second at most.
 */
@ApplicationScoped
class UpcomingRetries {

  private static final Logger LOG = Logger.getLogger(UpcomingRetries.class);

  /**
   * A lane in which something falls due.
   *
   * @param atMillis when, by the clock of the database since 1970
   */
  record Upcoming(LaneKey lane, long atMillis) {}

  /** Ticks may be that late, or that much later than the one before. */
  static final Duration SLACK = Duration.ofSeconds(1);

  // From lane to lane by the index alone, as a claim goes; its limits are literals for the same
  // reason. Where there are more lanes than it visits, the next read goes on from there.
  static final String READ =
      """
      WITH RECURSIVE walked AS (
        (SELECT account_id, endpoint_id, 1 AS step
         FROM delivery
         WHERE (endpoint_id, account_id + 0) > ($2, $1)
         ORDER BY endpoint_id, account_id + 0
         LIMIT 1)
        UNION ALL
        SELECT following.account_id, following.endpoint_id, walked.step + 1
        FROM walked
        CROSS JOIN LATERAL (
          SELECT d.account_id, d.endpoint_id
          FROM delivery d
          WHERE (d.endpoint_id, d.account_id + 0) > (walked.endpoint_id, walked.account_id)
          ORDER BY d.endpoint_id, d.account_id + 0
          LIMIT 1) AS following
        WHERE walked.step < 2000
      ), upcoming AS (
        SELECT walked.account_id, walked.endpoint_id, (ceil(extract(epoch FROM due.due_at) * 20) * 50)::bigint AS at_ms
        FROM walked
        CROSS JOIN LATERAL (
          SELECT d.due_at
          FROM delivery d
          WHERE (d.endpoint_id, d.account_id + 0, d.due_at) > (walked.endpoint_id, walked.account_id, now())
            AND (d.endpoint_id, d.account_id + 0, d.due_at)
              <= (walked.endpoint_id, walked.account_id, now() + make_interval(secs => $3))
          ORDER BY d.endpoint_id, d.account_id + 0, d.due_at
          LIMIT 1000) AS due
        LIMIT 10000
      )
      SELECT DISTINCT account_id, endpoint_id, at_ms, at_ms - extract(epoch FROM now())::float8 * 1000 AS in_ms
      FROM upcoming
      UNION ALL
      SELECT account_id, endpoint_id, NULL, NULL
      FROM walked
      WHERE step = 2000
      """;

  private final Pool pool;
  private final double seconds;
  private volatile LaneKey from = START;

  UpcomingRetries(Pool pool, HookferryConfig config) {
    this.pool = pool;
    this.seconds = config.engine().pollInterval().plus(SLACK).toMillis() / 1000.0;
  }

  /** What falls due, and in what time from now on. */
  @Timeout(value = 5, unit = SECONDS)
  @Fallback(fallbackMethod = "unknown")
  Uni<Map<Upcoming, Duration>> read() {
    return pool.preparedQuery(READ)
        .execute(Tuple.of(from.accountId(), from.endpointId(), seconds))
        .map(this::upcoming);
  }

  /** Then they wait for a tick. */
  Uni<Map<Upcoming, Duration>> unknown(Throwable failure) {
    LOG.debugf("upcoming retries not read error=\"%s\"", failure.getMessage());
    return Uni.createFrom().item(Map.of());
  }

  private Map<Upcoming, Duration> upcoming(RowSet<Row> rows) {
    from = START;
    Map<Upcoming, Duration> upcoming = new HashMap<>();
    for (Row row : rows) {
      LaneKey lane = new LaneKey(row.getInteger("account_id"), row.getUUID("endpoint_id"));
      Long atMillis = row.getLong("at_ms");
      if (atMillis == null) {
        from = lane;
      } else {
        upcoming.put(new Upcoming(lane, atMillis), millis(row.getDouble("in_ms")));
      }
    }
    return upcoming;
  }

  private static Duration millis(double millis) {
    return Duration.ofMillis((long) Math.ceil(Math.max(0, millis)));
  }
}
