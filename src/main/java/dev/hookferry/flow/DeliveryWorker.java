package dev.hookferry.flow;

import dev.hookferry.config.HookferryConfig;
import dev.hookferry.domain.model.Event;
import dev.hookferry.domain.model.PublicId;
import dev.hookferry.domain.model.Receiver;
import dev.hookferry.envelope.Dispatch;
import dev.hookferry.flow.claim.Job;
import dev.hookferry.flow.claim.Lease;
import dev.hookferry.flow.record.OutcomePolicy;
import dev.hookferry.flow.record.Verdict;
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
  private final OutcomePolicy outcomes;
  private final Traces traces;
  private final Clock clock;
  private final Duration flushMargin;
  private final int leasesLost;
  private volatile boolean closed;

  DeliveryWorker(
      Sender sender, OutcomePolicy outcomes, Traces traces, Clock clock, HookferryConfig config) {
    this.sender = sender;
    this.outcomes = outcomes;
    this.traces = traces;
    this.clock = clock;
    this.flushMargin = config.engine().flushMargin();
    this.leasesLost = config.engine().leasesLost();
  }

  /** Sends nothing more: what is still to come is given back. */
  void close() {
    closed = true;
  }

  Uni<Verdict> carry(Job job) {
    return withoutRequest(job)
        .map(verdict -> Uni.createFrom().item(verdict))
        .orElseGet(() -> attempt(job));
  }

  private Uni<Verdict> attempt(Job job) {
    Event event = job.event().orElseThrow();
    return traces
        .within(
            "attempt",
            SpanKind.CLIENT,
            Optional.ofNullable(event.traceparent()),
            trace -> sender.send(dispatch(job, event.within(traces.passedOn(trace).orElse(null)))),
            (span, answer) -> describe(span, job, answer))
        .invoke(answer -> AttemptLog.line(job, answer))
        .map(answer -> outcomes.outcomes(job, answer));
  }

  private Dispatch dispatch(Job job, Event event) {
    Lease lease = job.lease();
    return new Dispatch(
        event,
        job.receiver().orElseThrow(),
        lease.attempt(),
        clock.instant(),
        Optional.ofNullable(lease.jobId()));
  }

  private static void describe(Span span, Job job, Answer answer) {
    span.setAttribute("hookferry.account_id", job.lease().accountId())
        .setAttribute("hookferry.delivery_id", PublicId.DELIVERY.of(job.lease().deliveryId()))
        .setAttribute("hookferry.attempt", job.lease().attempt());
    if (answer.status() != null) {
      span.setAttribute("http.response.status_code", answer.status());
    }
    if (!answer.succeeded()) {
      span.setStatus(StatusCode.ERROR, String.valueOf(answer.error()));
    }
  }

  /** The verdict on a delivery that is not sent; empty: it is. */
  private Optional<Verdict> withoutRequest(Job job) {
    if (job.isSealed()) {
      return Optional.of(new Verdict.Released(job, UNTIL_THE_KEY_MAY_BE_BACK));
    }
    if (job.receiver().isEmpty()) {
      return Optional.of(new Verdict.Dropped(job, "endpoint deleted"));
    }
    if (job.event().isEmpty()) {
      return Optional.of(new Verdict.Dropped(job, "event expired"));
    }
    if (job.lease().lostBefore() >= leasesLost) {
      return Optional.of(
          new Verdict.Dropped(job, "given up: " + leasesLost + " workers were lost over it"));
    }
    Receiver receiver = job.receiver().get();
    return !closed && receiver.enabled() && mayEndInTime(job.lease(), receiver)
        ? Optional.empty()
        : Optional.of(new Verdict.Released(job, Duration.ZERO));
  }

  /** Whether its result is recorded before the lease ends, however long the request takes. */
  private boolean mayEndInTime(Lease lease, Receiver receiver) {
    Duration longest = receiver.timeout().plus(flushMargin);
    return lease.left(System.nanoTime()).compareTo(longest) >= 0;
  }
}
