package dev.hookferry.flow;

import dev.hookferry.config.HookferryConfig;
import dev.hookferry.domain.model.Event;
import dev.hookferry.domain.model.PublicId;
import dev.hookferry.domain.model.Receiver;
import dev.hookferry.envelope.Dispatch;
import dev.hookferry.flow.claim.ClaimedDelivery;
import dev.hookferry.flow.claim.Lease;
import dev.hookferry.flow.record.Outcome;
import dev.hookferry.flow.record.OutcomePolicy;
import dev.hookferry.flow.send.Answer;
import dev.hookferry.flow.send.Sender;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/** Carries one leased delivery to its receiver, and says what becomes of it. */
@ApplicationScoped
class DeliveryWorker {

  private static final Duration UNTIL_THE_KEY_MAY_BE_BACK = Duration.ofMinutes(1);

  private final Sender sender;
  private final OutcomePolicy policy;
  private final Traces traces;
  private final Clock clock;
  private final Duration flushMargin;
  private final int leasesLost;
  private volatile boolean closed;

  DeliveryWorker(
      Sender sender, OutcomePolicy policy, Traces traces, Clock clock, HookferryConfig config) {
    this.sender = sender;
    this.policy = policy;
    this.traces = traces;
    this.clock = clock;
    this.flushMargin = config.engine().flushMargin();
    this.leasesLost = config.engine().leasesLost();
  }

  /** Sends nothing more: what is still to come is given back. */
  void close() {
    closed = true;
  }

  Uni<Outcome> carry(ClaimedDelivery delivery) {
    return withoutRequest(delivery)
        .map(outcome -> Uni.createFrom().item(outcome))
        .orElseGet(() -> attempt(delivery));
  }

  private Uni<Outcome> attempt(ClaimedDelivery delivery) {
    Event event = delivery.event().orElseThrow();
    return traces
        .within(
            "attempt",
            SpanKind.CLIENT,
            Optional.ofNullable(event.traceparent()),
            trace ->
                sender.send(dispatch(delivery, event.within(traces.passedOn(trace).orElse(null)))),
            (span, answer) -> describe(span, delivery, answer))
        .map(
            answer -> {
              Outcome outcome = policy.of(delivery, answer);
              AttemptLog.line(outcome, answer);
              return outcome;
            });
  }

  private Dispatch dispatch(ClaimedDelivery delivery, Event event) {
    Lease lease = delivery.lease();
    return new Dispatch(
        event,
        delivery.receiver().orElseThrow(),
        lease.attempt(),
        clock.instant(),
        Optional.ofNullable(lease.jobId()));
  }

  private static void describe(Span span, ClaimedDelivery delivery, Answer answer) {
    span.setAttribute("hookferry.account_id", delivery.lease().accountId())
        .setAttribute("hookferry.delivery_id", PublicId.DELIVERY.of(delivery.lease().deliveryId()))
        .setAttribute("hookferry.attempt", delivery.lease().attempt());
    if (answer.status() != null) {
      span.setAttribute("http.response.status_code", answer.status());
    }
    if (!answer.succeeded()) {
      span.setStatus(StatusCode.ERROR, String.valueOf(answer.error()));
    }
  }

  /** The outcome of a delivery that is not sent; empty: it is. */
  private Optional<Outcome> withoutRequest(ClaimedDelivery delivery) {
    if (delivery.isSealed()) {
      return Optional.of(new Outcome.Released(delivery, UNTIL_THE_KEY_MAY_BE_BACK));
    }
    if (delivery.receiver().isEmpty()) {
      return Optional.of(new Outcome.Dropped(delivery, "endpoint deleted"));
    }
    if (delivery.event().isEmpty()) {
      return Optional.of(new Outcome.Dropped(delivery, "event expired"));
    }
    if (delivery.lease().lostBefore() >= leasesLost) {
      return Optional.of(
          new Outcome.Dropped(delivery, "given up: " + leasesLost + " workers were lost over it"));
    }
    Receiver receiver = delivery.receiver().get();
    return !closed && receiver.enabled() && mayEndInTime(delivery.lease(), receiver)
        ? Optional.empty()
        : Optional.of(new Outcome.Released(delivery, Duration.ZERO));
  }

  /** Whether its result is recorded before the lease ends, however long the request takes. */
  private boolean mayEndInTime(Lease lease, Receiver receiver) {
    Duration longest = receiver.timeout().plus(flushMargin);
    return lease.left(System.nanoTime()).compareTo(longest) >= 0;
  }
}
