package dev.hookferry.flow.pace;

import dev.hookferry.domain.lane.LaneKey;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Tells other instances that something is due: a hint, for they look by themselves as well. At most
 * one message every 50 ms, after the commit and the message before it: PostgreSQL lets transactions
 * with a message commit one after the other, so that a message in each would cost nine tenths of
 * all publishing.
 *
 * <p>All state belongs to one event-loop context, so it needs no locks.
 */
@ApplicationScoped
public class Notifier {

  static final long QUIET_MILLIS = 50;

  private static final Logger LOG = Logger.getLogger(Notifier.class);

  private final DueChannel channel;
  private final Vertx vertx;
  private final Context context;
  private final UUID instance = UUID.randomUUID();
  private final Set<LaneKey> lanes = new HashSet<>();
  private boolean quiet;

  Notifier(DueChannel channel, Vertx vertx) {
    this.channel = channel;
    this.vertx = vertx;
    this.context = vertx.getOrCreateContext();
  }

  /** The name under which this instance announces. */
  UUID instance() {
    return instance;
  }

  /** Something is due in these lanes. From any thread, as often as one likes. */
  public void announce(Collection<LaneKey> due) {
    if (!due.isEmpty()) {
      context.runOnContext(
          ignored -> {
            if (lanes.size()
                <= DueMessage.MOST_LANES) { // with more it says "anywhere" all the same
              lanes.addAll(due);
            }
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
    channel
        .tell(message)
        .onFailure()
        .invoke(failure -> LOG.debugf("other instances not notified error=\"%s\"", failure))
        .onFailure()
        .recoverWithNull()
        .subscribe()
        .with(told -> context.runOnContext(ignored -> rest()));
  }

  private void rest() {
    vertx.setTimer(
        QUIET_MILLIS,
        timer -> {
          quiet = false;
          announceUnlessQuiet();
        });
  }
}
