package dev.hookferry.flow.retention;

import dev.hookferry.config.HookferryConfig;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import org.jboss.logging.Logger;

/**
 * Keeps the tables in order: at the start and every hour, one instance at a time, and only where
 * the engine turns.
 */
@ApplicationScoped
class Housekeeping {

  private static final Logger LOG = Logger.getLogger(Housekeeping.class);
  private static final Duration KEYS_RETENTION = Duration.ofHours(24);

  private static final String TRY_LOCK =
      "SELECT pg_try_advisory_lock(hashtext('hookferry housekeeping'))";
  private static final String UNLOCK =
      "SELECT pg_advisory_unlock(hashtext('hookferry housekeeping'))";

  private final Pool pool;
  private final Partitions partitions;
  private final Expiry expiry;
  private final Duration retention;
  private final boolean works;

  Housekeeping(Pool pool, Partitions partitions, Expiry expiry, HookferryConfig config) {
    this.pool = pool;
    this.partitions = partitions;
    this.expiry = expiry;
    this.retention = config.retention();
    this.works = config.role().turnsEngine();
  }

  void start(@Observes StartupEvent started) {
    keep().subscribe().with(done -> {});
  }

  @Scheduled(every = "1H", delayed = "1H")
  Uni<Void> everyHour() {
    return keep();
  }

  private Uni<Void> keep() {
    return works
        ? run()
            .onFailure()
            .invoke(failure -> LOG.warnf("not kept in order error=\"%s\"", failure.getMessage()))
            .onFailure()
            .recoverWithNull()
        : Uni.createFrom().voidItem();
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
        .chain(() -> expiry.deleteKeys(KEYS_RETENTION))
        .eventually(() -> lock.query(UNLOCK).execute());
  }
}
