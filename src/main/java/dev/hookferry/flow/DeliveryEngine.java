package dev.hookferry.flow;

import dev.hookferry.domain.lane.ClaimScope;
import dev.hookferry.domain.lane.LaneKey;
import dev.hookferry.domain.model.PublicId;
import dev.hookferry.flow.claim.ClaimedDelivery;
import dev.hookferry.flow.claim.Claims;
import dev.hookferry.flow.claim.InFlight;
import dev.hookferry.flow.claim.Lanes;
import dev.hookferry.flow.fanout.FirstLease;
import dev.hookferry.flow.pace.DeliveryScheduler;
import dev.hookferry.flow.pace.Line;
import dev.hookferry.flow.record.Outcome;
import dev.hookferry.flow.record.Recorder;
import dev.hookferry.flow.send.Answer;
import io.netty.channel.EventLoop;
import io.opentelemetry.api.trace.SpanKind;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.impl.VertxInternal;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.StreamSupport;
import org.jboss.logging.Logger;

/** Turns the line once: claim, send, record. No other class knows that order. */
@ApplicationScoped
public class DeliveryEngine implements Line {

  private static final Logger LOG = Logger.getLogger(DeliveryEngine.class);

  private final Traces traces;
  private final Claims claims;
  private final Lanes lanes;
  private final InFlight inFlight;
  private final DeliveryWorker worker;
  private final Recorder recorder;
  private final DeliveryScheduler scheduler;
  private final List<Context> contexts;
  private final AtomicInteger turns = new AtomicInteger();

  DeliveryEngine(
      Traces traces,
      Claims claims,
      Lanes lanes,
      InFlight inFlight,
      DeliveryWorker worker,
      Recorder recorder,
      DeliveryScheduler scheduler,
      Vertx vertx) {
    this.traces = traces;
    this.claims = claims;
    this.lanes = lanes;
    this.inFlight = inFlight;
    this.worker = worker;
    this.recorder = recorder;
    this.scheduler = scheduler;
    this.contexts = contexts((VertxInternal) vertx);
  }

  /** One of each event loop: what is published in parallel is sent in parallel. */
  private static List<Context> contexts(VertxInternal vertx) {
    return StreamSupport.stream(vertx.getEventLoopGroup().spliterator(), false)
        .<Context>map(loop -> vertx.createEventLoopContext((EventLoop) loop, null, null))
        .toList();
  }

  @Override
  public Uni<Turn> start(int slots, ClaimScope claimScope) {
    return start(slots, claimScope, outcome -> scheduler.slotFreed());
  }

  /**
   * As {@link #start(int, ClaimScope)}, for whoever keeps count.
   *
   * @param ended hears of each delivery once it is recorded; empty: it could not be, and its lease
   *     runs out
   */
  Uni<Turn> start(int slots, ClaimScope claimScope, Consumer<Optional<Outcome>> ended) {
    return traces
        .within(
            "claim",
            SpanKind.INTERNAL,
            Optional.empty(),
            none -> claims.next(slots, claimScope),
            (span, batch) ->
                span.setAttribute("messaging.batch.message_count", batch.claimed().size()))
        .invoke(batch -> batch.lookAgain().forEach((lane, wait) -> scheduler.wakeIn(wait, lane)))
        .map(batch -> turn(batch.claimed(), ended));
  }

  /** Starts sending what was stored with a lease, once that is committed. */
  void begin(List<FirstLease> stored) {
    if (!stored.isEmpty()) {
      nextContext().runOnContext(ignored -> send(stored));
    }
  }

  /** None of a request's own, for what happens next is not done by its caller. */
  private Context nextContext() {
    return contexts.get(Math.floorMod(turns.getAndIncrement(), contexts.size()));
  }

  private void send(List<FirstLease> stored) {
    claims
        .first(stored)
        .subscribe()
        .with(
            claimed -> claimed.forEach(this::send),
            failure -> stored.forEach(given -> scheduler.slotFreed()));
  }

  private void send(ClaimedDelivery delivery) {
    deliver(delivery, outcome -> scheduler.slotFreed())
        .subscribe()
        .with(done -> {}, failure -> LOG.error("sending a delivery failed", failure));
  }

  private Turn turn(List<ClaimedDelivery> claimed, Consumer<Optional<Outcome>> ended) {
    List<Uni<Void>> deliveries =
        claimed.stream().map(delivery -> deliver(delivery, ended)).toList();
    return new Turn(
        claimed.size(),
        deliveries.isEmpty()
            ? Uni.createFrom().voidItem()
            : Uni.combine().all().unis(deliveries).discardItems());
  }

  private Uni<Void> deliver(ClaimedDelivery delivery, Consumer<Optional<Outcome>> ended) {
    return Uni.createFrom()
        .deferred(() -> worker.carry(delivery))
        .onItemOrFailure()
        .invoke((outcome, failure) -> leaveLane(delivery, Optional.ofNullable(outcome)))
        .call(recorder::record)
        .invoke(this::follow)
        .onItemOrFailure()
        .invoke((outcome, failure) -> leaveSlot(delivery, Optional.ofNullable(outcome), ended))
        .onFailure()
        .invoke(
            failure ->
                LOG.warnf(
                    failure,
                    "result not recorded, sent again when its lease is over delivery=%s",
                    PublicId.DELIVERY.of(delivery.lease().deliveryId())))
        .onFailure()
        .recoverWithNull()
        .replaceWithVoid();
  }

  /** The endpoint has room for another request, unless this one's end says otherwise. */
  private void leaveLane(ClaimedDelivery delivery, Optional<Outcome> outcome) {
    LaneKey lane = delivery.lease().lane();
    lanes
        .ended(delivery.lease(), outcome.flatMap(Outcome::answered).flatMap(Answer::signal))
        .ifPresent(wait -> scheduler.wakeIn(wait, lane));
  }

  private void follow(Outcome outcome) {
    outcome.dueIn().ifPresent(delay -> scheduler.dueIn(delay, outcome.delivery().lease().lane()));
  }

  private void leaveSlot(
      ClaimedDelivery delivery, Optional<Outcome> outcome, Consumer<Optional<Outcome>> ended) {
    boolean roomForMore = inFlight.ended(delivery);
    ended.accept(outcome);
    if (roomForMore) {
      scheduler.wake();
    }
  }
}
