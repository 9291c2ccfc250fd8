package dev.hookferry.flow.pace;

import dev.hookferry.domain.lane.LaneKey;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Tells other instances that something is due: a hint, for they look by themselves as well. At most
 * one message every 50 ms, after the commit: PostgreSQL lets transactions with a message commit one
 * after the other, so that a message in each would cost nine tenths of all publishing.
 *
 * <p>All state belongs to one event-loop context, so it needs no locks.
 */
@ApplicationScoped
public class Notifier {

  static final long QUIET_MILLIS = 50;

  private static final Logger LOG = Logger.getLogger(Notifier.class);
  private static final String NOTIFY = "SELECT pg_notify($1, $2)";

  private final Pool pool;
  private final Vertx vertx;
  private final Context context;
  private final UUID instance = UUID.randomUUID();
  private final Set<LaneKey> lanes = new HashSet<>();
  private boolean quiet;

  Notifier(Pool pool, Vertx vertx) {
    this.pool = pool;
    this.vertx = vertx;
    this.context = vertx.getOrCreateContext();
  }

  /** The name under which this instance rings. */
  UUID instance() {
    return instance;
  }

  /** Something is due in these lanes. From any thread, as often as one likes. */
  public void announce(Collection<LaneKey> due) {
    if (!due.isEmpty()) {
      context.runOnContext(
          ignored -> {
            lanes.addAll(due);
            announceUnlessQuiet();
          });
    }
  }

  private void announceUnlessQuiet() {
    if (quiet || lanes.isEmpty()) {
      return;
    }
    quiet = true;
    String message = DueMessage.of(instance, lanes).text();
    lanes.clear();
    pool.preparedQuery(NOTIFY)
        .execute(Tuple.of(DueMessage.CHANNEL, message))
        .subscribe()
        .with(rung -> {}, failure -> LOG.debugf("nobody was told error=\"%s\"", failure));
    vertx.setTimer(
        QUIET_MILLIS,
        timer -> {
          quiet = false;
          announceUnlessQuiet();
        });
  }
}
