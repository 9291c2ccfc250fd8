package dev.hookferry.flow.retention;

import static io.quarkus.scheduler.Scheduled.ConcurrentExecution.SKIP;
import static java.time.temporal.ChronoUnit.MINUTES;

import dev.hookferry.config.EngineOff;
import dev.hookferry.config.HookferryConfig;
import dev.hookferry.config.TransientFailure;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.faulttolerance.api.RetryWhen;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.microprofile.faulttolerance.Fallback;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.eclipse.microprofile.faulttolerance.Timeout;
import org.jboss.logging.Logger;

/**
 * Keeps the tables in order, one instance at a time: at the start and every hour where the engine
 * turns itself, else by the ticks that turn it.
 */
@ApplicationScoped
public class Housekeeping {

  private static final Logger LOG = Logger.getLogger(Housekeeping.class);
  private static final Duration KEYS_RETENTION = Duration.ofHours(24);
  private static final Duration BETWEEN_RUNS = Duration.ofHours(1);

  private static final String TRY_LOCK =
      "SELECT pg_try_advisory_lock(hashtext('hookferry housekeeping'))";
  private static final String UNLOCK =
      "SELECT pg_advisory_unlock(hashtext('hookferry housekeeping'))";

  private final Pool pool;
  private final Partitions partitions;
  private final Expiry expiry;
  private final Duration retention;
  private final Duration auditRetention;
  private final InstantSource clock;
  private final AtomicReference<Instant> nextRun = new AtomicReference<>(Instant.MIN);

  Housekeeping(
      Pool pool,
      Partitions partitions,
      Expiry expiry,
      HookferryConfig config,
      InstantSource clock) {
    this.pool = pool;
    this.partitions = partitions;
    this.expiry = expiry;
    this.retention = config.retention();
    this.auditRetention = config.auditRetention();
    this.clock = clock;
  }

  /**
   * First when the start is over, which it would slow down. Whoever is late goes on by itself: the
   * lock keeps the next try from the tables meanwhile.
   */
  @Scheduled(
      every = "1H",
      delayed = "5S",
      concurrentExecution = SKIP,
      skipExecutionIf = EngineOff.class)
  @Timeout(value = 30, unit = MINUTES)
  @Retry(maxRetries = 3, delay = 1, delayUnit = MINUTES, maxDuration = 0)
  @RetryWhen(exception = TransientFailure.class)
  @Fallback(fallbackMethod = "nextTime")
  Uni<Void> everyHour() {
    return run();
  }

  /** For ticks: keeps the tables in order unless this process did within the hour. Never fails. */
  public Uni<Void> keepIfDue() {
    Instant now = clock.instant();
    Instant due = nextRun.get();
    return !now.isBefore(due) && nextRun.compareAndSet(due, now.plus(BETWEEN_RUNS))
        ? run().onFailure().recoverWithUni(this::nextTime)
        : Uni.createFrom().voidItem();
  }

  Uni<Void> nextTime(Throwable failure) {
    LOG.warnf(
        "old rows not deleted or partitions not made, next try within the hour error=\"%s\"",
        failure.getMessage());
    return Uni.createFrom().voidItem();
  }

  /** Does all of it, unless another instance does. */
  Uni<Void> run() {
    return pool.withConnection(
        connection ->
            connection
                .query(TRY_LOCK)
                .execute()
                .map(rows -> rows.iterator().next().getBoolean(0))
                .chain(free -> free ? runLocked(connection) : Uni.createFrom().voidItem()));
  }

  private Uni<Void> runLocked(SqlConnection lock) {
    return partitions
        .makeAhead()
        .chain(() -> expiry.endDeliveries(retention))
        .chain(() -> partitions.dropOlderThan(retention))
        .chain(() -> expiry.deleteStrays(retention))
        .chain(() -> expiry.forgetEndpoints(retention))
        .chain(() -> expiry.deleteRollups(retention))
        .chain(() -> expiry.forgetJobs(retention))
        .chain(() -> expiry.forgetPortalLinks(retention))
        .chain(() -> expiry.deleteKeys(KEYS_RETENTION))
        .chain(() -> expiry.forgetAudit(auditRetention))
        .eventually(() -> lock.query(UNLOCK).execute());
  }
}
