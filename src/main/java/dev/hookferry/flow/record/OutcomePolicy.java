package dev.hookferry.flow.record;

import dev.hookferry.config.HookferryConfig;
import dev.hookferry.domain.model.Receiver;
import dev.hookferry.domain.retry.Backoff;
import dev.hookferry.domain.retry.Backoff.Exponential;
import dev.hookferry.domain.retry.RetryAfter;
import dev.hookferry.domain.retry.RetrySchedule;
import dev.hookferry.envelope.Envelopes;
import dev.hookferry.flow.claim.ClaimedDelivery;
import dev.hookferry.flow.send.Answer;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Says what an answer means: delivered, to be tried again and when, or given up. */
@ApplicationScoped
public class OutcomePolicy {

  private static final double DEFAULT_MULTIPLIER = 2;
  private static final int GONE = 410;

  private final Envelopes envelopes;
  private final Clock clock;
  private final RandomGenerator random;
  private final double timescale;

  OutcomePolicy(Envelopes envelopes, Clock clock, RandomGenerator random, HookferryConfig config) {
    this.envelopes = envelopes;
    this.clock = clock;
    this.random = random;
    this.timescale = config.retry().timescale();
  }

  /** The outcome of an attempt at a delivery whose receiver and event were there. */
  public Outcome of(ClaimedDelivery delivery, Answer answer) {
    if (answer.succeeded()) {
      return new Outcome.Succeeded(delivery, answer);
    }
    if (answer.fault() == Answer.Fault.CUT_OFF) {
      return new Outcome.Abandoned(delivery, answer);
    }
    if (isGone(answer)) {
      return new Outcome.Failed(delivery, answer, true);
    }
    return schedule(delivery.receiver().orElseThrow())
        .backoffAfter(delivery.lease().attempt(), random.nextDouble())
        .<Outcome>map(delay -> new Outcome.Rescheduled(delivery, answer, later(delay, answer)))
        .orElseGet(() -> new Outcome.Failed(delivery, answer, false));
  }

  /** Whether the receiver wants nothing more. */
  static boolean isGone(Answer answer) {
    return answer.status() != null && answer.status() == GONE;
  }

  private RetrySchedule schedule(Receiver receiver) {
    double jitter = envelopes.named(receiver.surface()).jitter();
    return new RetrySchedule(backoff(receiver), receiver.retries(), jitter, timescale);
  }

  private Backoff backoff(Receiver receiver) {
    return receiver.initialBackoffSeconds().isPresent()
        ? new Exponential(
            Duration.ofSeconds(receiver.initialBackoffSeconds().getAsLong()),
            receiver.backoffMultiplier().orElse(DEFAULT_MULTIPLIER))
        : envelopes.named(receiver.surface()).backoff();
  }

  /** Never earlier than the receiver asked for. */
  private Duration later(Duration delay, Answer answer) {
    return retryAfter(answer).filter(asked -> asked.compareTo(delay) > 0).orElse(delay);
  }

  private Optional<Duration> retryAfter(Answer answer) {
    boolean heard = answer.status() != null && (answer.status() == 429 || answer.status() == 503);
    return heard ? RetryAfter.latest(answer.retryAfter(), clock.instant()) : Optional.empty();
  }
}
