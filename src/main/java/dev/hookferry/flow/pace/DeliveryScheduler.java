package dev.hookferry.flow.pace;

import static dev.hookferry.flow.pace.UpcomingRetries.SLACK;

import dev.hookferry.config.HookferryConfig;
import dev.hookferry.domain.lane.ClaimScope;
import dev.hookferry.domain.lane.LaneKey;
import dev.hookferry.flow.pace.Line.Turn;
import dev.hookferry.flow.pace.UpcomingRetries.Upcoming;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
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
  private static final Duration CLOCKS_APART = Duration.ofMillis(2);
  // A slow database gets no faster by more claims, and publishers need connections too.
  static final int MOST_LATE = 8;

  private final Supplier<Line> line;
  private final Vertx vertx;
  private final Context context;
  private final Duration untilPoll;
  private final int slots;
  private final int batch;
  private final boolean works;
  private final WakeQueue wakeQueue = new WakeQueue();
  private final Set<Upcoming> timed = new HashSet<>();
  private final CompletableFuture<Void> idle = new CompletableFuture<>();

  private volatile boolean running;
  private volatile int failedClaims;
  private CompletableFuture<Void> awaitedClaim;
  private int lateClaims;
  private int busy;

  @Inject
  DeliveryScheduler(Instance<Line> line, Vertx vertx, HookferryConfig config) {
    this(line::get, vertx, config);
  }

  DeliveryScheduler(Supplier<Line> line, Vertx vertx, HookferryConfig config) {
    this.line = line;
    this.vertx = vertx;
    this.context = vertx.getOrCreateContext();
    this.untilPoll = config.engine().pollInterval().plus(SLACK);
    this.slots = config.engine().slots();
    this.batch = config.engine().batch();
    this.works = config.role().turnsEngine() && config.engine().selfTurning();
  }

  void start(@Observes StartupEvent started) {
    running = works;
    wake();
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

  /**
   * For the poll: claims what is due anywhere, as soon as the claim under way lets it.
   *
   * @return ends as the claim does that is under way then; at once where there is none, since no
   *     slot is free
   */
  Uni<Void> claimDue() {
    return Uni.createFrom()
        .emitter(
            poll ->
                context.runOnContext(
                    ignored -> {
                      change(wakeQueue::addAll);
                      awaited().whenComplete((done, failure) -> end(poll, failure));
                    }));
  }

  private CompletableFuture<Void> awaited() {
    return awaitedClaim == null ? CompletableFuture.completedFuture(null) : awaitedClaim;
  }

  private static void end(UniEmitter<? super Void> poll, Throwable failure) {
    if (failure == null) {
      poll.complete(null);
    } else {
      poll.fail(failure);
    }
  }

  /** For the poll: the claim under way takes too long, and the next waits no longer for it. */
  void awaitNoLonger() {
    inTurn(this::late);
  }

  /** For the poll: sets timers for what falls due before the next one. */
  void wakeWhenDue(Map<Upcoming, Duration> upcoming) {
    inTurn(() -> upcoming.forEach(this::wakeWhenDue));
  }

  private void wakeWhenDue(Upcoming due, Duration in) {
    if (timed.add(due)) {
      wakeIn(
          in,
          () -> {
            timed.remove(due);
            wakeQueue.add(due.lane());
          });
    }
  }

  /** Something may be due anywhere. From any thread, as often as one likes. */
  public void wake() {
    inTurn(wakeQueue::addAll);
  }

  /** Something may be due in these lanes. Cheap, from any thread, as often as one likes. */
  public void wake(Collection<LaneKey> lanes) {
    inTurn(() -> lanes.forEach(wakeQueue::add));
  }

  /** Something may be due anywhere after this delay. */
  void wakeIn(Duration delay) {
    wakeIn(delay, wakeQueue::addAll);
  }

  /** This lane may be looked at again after this delay. */
  public void wakeIn(Duration delay, LaneKey lane) {
    wakeIn(delay, () -> wakeQueue.add(lane));
  }

  /** Something falls due in this lane after this delay; the poll finds what is later. */
  public void dueIn(Duration delay, LaneKey lane) {
    if (delay.compareTo(untilPoll) < 0) {
      wakeIn(delay.plus(CLOCKS_APART), lane);
    }
  }

  private void wakeIn(Duration delay, Runnable change) {
    long millis = TimeUnit.NANOSECONDS.toMillis(delay.toNanos() + 999_999);
    if (millis <= 0) {
      inTurn(change);
    } else if (running) {
      vertx.setTimer(millis, timer -> inTurn(change));
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
      context.runOnContext(ignored -> change(change));
    }
  }

  private void change(Runnable change) {
    change.run();
    turn();
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
    CompletableFuture<Void> claim = new CompletableFuture<>();
    awaitedClaim = claim;
    Uni.createFrom()
        .deferred(() -> line.get().start(limit, claimScope))
        .subscribe()
        .with(
            turn -> context.runOnContext(ignored -> claimed(claim, turn)),
            failure -> context.runOnContext(ignored -> failed(claim, failure)));
  }

  private void claimed(CompletableFuture<Void> claim, Turn turn) {
    failedClaims = 0;
    busy += turn.claimed();
    turn.done().subscribe().with(done -> {}, failure -> LOG.error("a turn failed", failure));
    leave(claim);
    claim.complete(null);
    turn();
  }

  /** The database is away, most likely: the poll says so, and tries again. */
  private void failed(CompletableFuture<Void> claim, Throwable failure) {
    failedClaims++;
    LOG.debugf("claim failed error=\"%s\"", failure.getMessage());
    leave(claim);
    claim.completeExceptionally(failure);
    noteIdle();
  }

  /** Its connection may be dead without knowing it: the next claim gets another. */
  private void late() {
    if (awaitedClaim == null) {
      return;
    }
    failedClaims++;
    LOG.debugf("claim takes too long, the next does not wait for it late=%s", lateClaims + 1);
    if (lateClaims < MOST_LATE) {
      lateClaims++;
      awaitedClaim = null;
      wakeQueue.restart();
    }
  }

  private void leave(CompletableFuture<Void> claim) {
    if (claim == awaitedClaim) {
      awaitedClaim = null;
    } else {
      lateClaims--;
    }
  }
}
