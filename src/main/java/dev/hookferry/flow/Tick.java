package dev.hookferry.flow;

import dev.hookferry.config.EngineConfig;
import dev.hookferry.domain.lane.ClaimScope;
import dev.hookferry.domain.lane.ClaimScope.LaneCursor;
import dev.hookferry.flow.pace.Line.Turn;
import dev.hookferry.flow.record.Outcome;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.Context;
import java.util.Optional;

/**
 * One tick. Its turns overlap, so that a slow receiver holds up nobody's deliveries but its own.
 *
 * <p>All state belongs to one event-loop context, so it needs no locks.
 */
final class Tick {

  private final DeliveryEngine engine;
  private final Context context;
  private final UniEmitter<? super TickReport> emitter;
  private final int slots;
  private final int batch;
  private final long deadlineNanos;
  private final LaneCursor cursor = new LaneCursor();

  private TickReport report = TickReport.NOTHING;
  private Throwable failure;
  private int room;
  private int underWay;
  private boolean claiming;
  private boolean wanted;

  Tick(
      DeliveryEngine engine,
      EngineConfig bounds,
      Context context,
      TickRequest request,
      UniEmitter<? super TickReport> emitter) {
    this.engine = engine;
    this.context = context;
    this.emitter = emitter;
    this.slots = bounds.slots();
    this.batch = Math.min(bounds.batch(), bounds.slots());
    this.room = request.maxDeliveries();
    this.deadlineNanos = System.nanoTime() + request.budget().toNanos();
  }

  void start() {
    onContext(this::turn);
  }

  private void turn() {
    if (claiming) {
      wanted = true;
    } else if (room > 0 && System.nanoTime() < deadlineNanos) {
      claimIntoFreeSlots();
    } else {
      finishWhenIdle();
    }
  }

  /** A few free slots are not worth a claim: whatever ends next comes back here. */
  private void claimIntoFreeSlots() {
    int free = slots - underWay;
    if (free >= (batch + 1) / 2) {
      claim(Math.min(Math.min(batch, free), room));
    }
  }

  private void claim(int limit) {
    claiming = true;
    wanted = false;
    if (!cursor.isUnderWay()) {
      cursor.begin();
    }
    engine
        .start(limit, new ClaimScope.Everywhere(cursor), outcome -> onContext(() -> ended(outcome)))
        .subscribe()
        .with(turn -> onContext(() -> claimed(turn)), broken -> onContext(() -> failed(broken)));
  }

  private void claimed(Turn turn) {
    claiming = false;
    room -= turn.claimed();
    underWay += turn.claimed();
    turn.done().subscribe().with(done -> {});
    if (turn.claimed() > 0 || cursor.isUnderWay() || wanted) {
      turn();
    } else {
      finishWhenIdle();
    }
  }

  private void ended(Optional<Outcome> outcome) {
    underWay--;
    report = outcome.map(report::plus).orElse(report);
    turn();
  }

  private void failed(Throwable broken) {
    claiming = false;
    failure = broken;
    room = 0;
    finishWhenIdle();
  }

  private void finishWhenIdle() {
    if (underWay > 0) {
      return;
    }
    if (failure == null) {
      emitter.complete(report);
    } else {
      emitter.fail(failure);
    }
  }

  private void onContext(Runnable action) {
    context.runOnContext(ignored -> action.run());
  }
}
