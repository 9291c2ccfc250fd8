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

  /** Of the slots this part is left to what waits in the table. */
  private static final int SHARE_FOR_CLAIMS = 4;

  /**
   * A claim whose answer is awaited.
   *
   * @param slots that are taken for it
   */
  private record ClaimUnderWay(int slots, CompletableFuture<Void> ended) {}

  private final Supplier<Line> line;
  private final Vertx vertx;
  private final Context context;
  private final Duration untilPoll;
  private final Slots slots;
  private final int forClaims;
  private final int batch;
  private final boolean works;
  private final WakeQueue wakeQueue = new WakeQueue();
  private final Set<Upcoming> timed = new HashSet<>();
  private final CompletableFuture<Void> idle = new CompletableFuture<>();

  private volatile boolean running;
  private volatile boolean starved;
  private volatile int failedClaims;
  private ClaimUnderWay awaitedClaim;
  private int lateClaims;

  @Inject
  DeliveryScheduler(Instance<Line> line, Vertx vertx, HookferryConfig config) {
    this(line::get, vertx, config);
  }

  DeliveryScheduler(Supplier<Line> line, Vertx vertx, HookferryConfig config) {
    this.line = line;
    this.vertx = vertx;
    this.context = vertx.getOrCreateContext();
    this.untilPoll = config.engine().pollInterval().plus(SLACK);
    this.slots = new Slots(config.engine().slots());
    this.forClaims = config.engine().slots() / SHARE_FOR_CLAIMS;
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
    return awaitedClaim == null ? CompletableFuture.completedFuture(null) : awaitedClaim.ended();
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

  /**
   * For whoever begins deliveries without a claim: takes up to so many slots. Some are left to
   * claims, so that what waits in the table is not kept waiting by what is new; and none are to be
   * had where this process does not turn the line.
   *
   * @return the number that was taken; each is freed or given back
   */
  public int takeSlots(int wanted) {
    int taken = running ? slots.take(wanted, forClaims) : 0;
    if (taken > 0 && !running) {
      giveBackSlots(taken);
      return 0;
    }
    return taken;
  }

  /** As many slots are not needed after all. */
  public void giveBackSlots(int taken) {
    slots.free(taken);
    if (taken > 0 && (starved || !running)) {
      context.runOnContext(ignored -> turn());
    }
  }

  /** One delivery is done with. */
  public void slotFreed() {
    slots.free(1);
    context.runOnContext(ignored -> turn());
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
    if (running && awaitedClaim == null && !wakeQueue.isEmpty()) {
      starved = true;
      int limit = slots.take(batch, 0);
      if (limit > 0) {
        starved = false;
        wakeQueue.next().ifPresent(claimScope -> claim(limit, claimScope));
      }
    }
    noteIdle();
  }

  private void noteIdle() {
    if (!running && awaitedClaim == null && slots.areFree()) {
      idle.complete(null);
    }
  }

  /** It is never cut off: what it takes may be taken already, and must be sent or given back. */
  private void claim(int limit, ClaimScope claimScope) {
    ClaimUnderWay claim = new ClaimUnderWay(limit, new CompletableFuture<>());
    awaitedClaim = claim;
    Uni.createFrom()
        .deferred(() -> line.get().start(limit, claimScope))
        .subscribe()
        .with(
            turn -> context.runOnContext(ignored -> claimed(claim, turn)),
            failure -> context.runOnContext(ignored -> failed(claim, failure)));
  }

  private void claimed(ClaimUnderWay claim, Turn turn) {
    failedClaims = 0;
    slots.exceed(turn.claimed());
    turn.done()
        .subscribe()
        .with(done -> {}, failure -> LOG.error("sending a claimed batch failed", failure));
    leave(claim);
    claim.ended().complete(null);
    turn();
  }

  /** The database is away, most likely: the poll says so, and tries again. */
  private void failed(ClaimUnderWay claim, Throwable failure) {
    failedClaims++;
    LOG.debugf("claim failed error=\"%s\"", failure.getMessage());
    leave(claim);
    claim.ended().completeExceptionally(failure);
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
      slots.free(awaitedClaim.slots());
      awaitedClaim = null;
      wakeQueue.restart();
    }
  }

  /** The slots that it might have used; a late one holds none any more. */
  private void leave(ClaimUnderWay claim) {
    if (claim == awaitedClaim) {
      slots.free(claim.slots());
      awaitedClaim = null;
    } else {
      lateClaims--;
    }
  }
}
