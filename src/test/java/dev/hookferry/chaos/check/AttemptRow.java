package dev.hookferry.chaos.check;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A row of {@code attempt}.
 *
 * @param leaseNo empty: the delivery ended without a request
 * @param status empty: no answer came
 */
public record AttemptRow(
    String deliveryId,
    Hop hop,
    Optional<Integer> leaseNo,
    int number,
    Instant startedAt,
    Duration duration,
    Outcome outcome,
    Optional<Integer> status) {

  /** How the attempt, and with the first two the delivery, ended. */
  public enum Outcome {
    SUCCEEDED,
    FAILED,
    RESCHEDULED,
    ABANDONED
  }

  boolean ends() {
    return outcome == Outcome.SUCCEEDED || outcome == Outcome.FAILED;
  }

  boolean abandoned() {
    return outcome == Outcome.ABANDONED;
  }

  /** Whether a request was made, and nobody can tell whether the receiver took it. */
  boolean unanswered() {
    return abandoned() || leaseNo.isPresent() && status.isEmpty();
  }

  Instant endedAt() {
    return startedAt.plus(duration);
  }
}
