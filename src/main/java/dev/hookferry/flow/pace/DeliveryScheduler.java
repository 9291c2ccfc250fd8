package dev.hookferry.flow.pace;

import dev.hookferry.config.HookferryConfig;
import dev.hookferry.domain.lane.ClaimScope;
import dev.hookferry.domain.lane.LaneKey;
import dev.hookferry.flow.pace.Line.Turn;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Collection;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * Turns the line whenever there may be something due and slots are free. One claim at a time, while
 * turns overlap: a slow receiver holds up its own turn and no other. What comes up during a claim
 * shares the next one, so that batches grow with the load.
 *
 * <p>All state belongs to one event-loop context, so it needs no locks.
 */
@ApplicationScoped
public class DeliveryScheduler {

  private static final Logger LOG = Logger.getLogger(DeliveryScheduler.class);
  private static final Duration LONGEST_CLAIM = Duration.ofSeconds(30);
  // A slow database gets no faster by more claims, and publishers need connections too.
  static final int MOST_LATE = 8;

  private final Supplier<Line> line;
  private final Duration longestClaim;
  private final Vertx vertx;
  private final Context context;
  private final Duration pollInterval;
  private final int slots;
  private final int batch;
  private final boolean works;
  private final WakeQueue wakeQueue = new WakeQueue();
  private final CompletableFuture<Void> idle = new CompletableFuture<>();

  private volatile boolean running;
  private volatile int failedClaims;
  private Object awaitedClaim;
  private int lateClaims;
  private int busy;

  @Inject
  DeliveryScheduler(Instance<Line> line, Vertx vertx, HookferryConfig config) {
    this(line::get, vertx, config, LONGEST_CLAIM);
  }

  /**
   * @param longestClaim after which the next one waits no longer for it
   */
  DeliveryScheduler(
      Supplier<Line> line, Vertx vertx, HookferryConfig config, Duration longestClaim) {
    this.line = line;
    this.longestClaim = longestClaim;
    this.vertx = vertx;
    this.context = vertx.getOrCreateContext();
    this.pollInterval = config.engine().pollInterval();
    this.slots = config.engine().slots();
    this.batch = config.engine().batch();
    this.works = config.role().turnsEngine() && config.engine().selfTurning();
  }

  void start(@Observes StartupEvent started) {
    running = works;
    if (works) {
      wake();
      vertx.setPeriodic(pollInterval.toMillis(), timer -> wake()); // the truth; all else is a hint
    }
  }

  /**
   * No new claims from now on.
   *
   * @return done once all that is under way is recorded
   */
  public CompletableFuture<Void> stop() {
    running = false;
    context.runOnContext(ignored -> noteIdle());
    return idle;
  }

  /** Claims that failed, or are late, since the last one that succeeded. From any thread. */
  int failedClaims() {
    return failedClaims;
  }

  /** Something may be due anywhere. From any thread, as often as one likes. */
  public void wake() {
    inTurn(wakeQueue::addAll);
  }

  /** Something may be due in these lanes. Cheap, from any thread, as often as one likes. */
  public void wake(Collection<LaneKey> lanes) {
    inTurn(() -> lanes.forEach(wakeQueue::add));
  }

  /** Something falls due in this lane, or it has room again, after this delay. */
  public void wakeIn(Duration delay, LaneKey lane) {
    long millis = TimeUnit.NANOSECONDS.toMillis(delay.toNanos() + 999_999);
    if (millis <= 0) {
      inTurn(() -> wakeQueue.add(lane));
    } else if (running) {
      vertx.setTimer(millis, timer -> inTurn(() -> wakeQueue.add(lane)));
    }
  }

  /** One delivery of a turn is done with. */
  public void slotFreed() {
    context.runOnContext(
        ignored -> {
          busy--;
          turn();
        });
  }

  private void inTurn(Runnable change) {
    if (running) {
      context.runOnContext(
          ignored -> {
            change.run();
            turn();
          });
    }
  }

  private void turn() {
    int limit = Math.min(batch, slots - busy);
    if (running && awaitedClaim == null && limit > 0) {
      wakeQueue.next().ifPresent(claimScope -> claim(limit, claimScope));
    }
    noteIdle();
  }

  private void noteIdle() {
    if (!running && awaitedClaim == null && busy == 0) {
      idle.complete(null);
    }
  }

  /** It is never cut off: what it takes may be taken already, and must be sent or given back. */
  private void claim(int limit, ClaimScope claimScope) {
    Object claim = new Object();
    awaitedClaim = claim;
    long patience = startPatience(claim);
    Uni.createFrom()
        .deferred(() -> line.get().start(limit, claimScope))
        .onTermination()
        .invoke(() -> vertx.cancelTimer(patience))
        .subscribe()
        .with(
            turn -> context.runOnContext(ignored -> claimed(claim, turn)),
            failure -> context.runOnContext(ignored -> failed(claim, failure)));
  }

  private void claimed(Object claim, Turn turn) {
    failedClaims = 0;
    busy += turn.claimed();
    turn.done().subscribe().with(done -> {}, failure -> LOG.error("a turn failed", failure));
    awaitNoLonger(claim);
    turn();
  }

  /** The database is away, most likely: the poll tries again. */
  private void failed(Object claim, Throwable failure) {
    failedClaims++;
    LOG.warnf("claim failed error=\"%s\"", failure.getMessage());
    awaitNoLonger(claim);
    noteIdle();
  }

  private long startPatience(Object claim) {
    return vertx.setTimer(
        longestClaim.toMillis(), timer -> context.runOnContext(ignored -> late(claim)));
  }

  /** Its connection may be dead without knowing it: the next claim gets another. */
  private void late(Object claim) {
    if (claim != awaitedClaim) {
      return;
    }
    failedClaims++;
    LOG.warnf("claim takes longer than %s late=%s", longestClaim, lateClaims + 1);
    if (lateClaims == MOST_LATE) {
      startPatience(claim);
      return;
    }
    lateClaims++;
    awaitedClaim = null;
    wakeQueue.restart();
    turn();
  }

  private void awaitNoLonger(Object claim) {
    if (claim == awaitedClaim) {
      awaitedClaim = null;
    } else {
      lateClaims--;
    }
  }
}
