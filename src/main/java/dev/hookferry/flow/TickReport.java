package dev.hookferry.flow;

import dev.hookferry.flow.claim.Backlog;
import dev.hookferry.flow.record.Outcome;
import java.time.Instant;
import java.util.Optional;

/**
 * What a tick did, and what it left.
 *
 * @param delivered deliveries that their receivers took
 * @param rescheduled deliveries that are tried again later
 * @param failed deliveries that are given up
 * @param attempts requests made
 * @param leftDue deliveries that are due and not taken; of one endpoint at most 1,000 are counted
 * @param nextDueAt when to tick again at the latest; empty: nothing waits
 */
public record TickReport(
    int delivered,
    int rescheduled,
    int failed,
    int attempts,
    long leftDue,
    Optional<Instant> nextDueAt) {

  static final TickReport NOTHING = new TickReport(0, 0, 0, 0, 0, Optional.empty());

  TickReport plus(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Succeeded succeeded -> plus(1, 0, 0, 1);
      case Outcome.Rescheduled rescheduled -> plus(0, 1, 0, 1);
      case Outcome.Failed failed -> plus(0, 0, 1, 1);
      case Outcome.Dropped dropped -> plus(0, 0, 1, 0);
      case Outcome.Abandoned abandoned -> plus(0, 0, 0, 1);
      case Outcome.Released released -> this;
    };
  }

  TickReport plus(TickReport more) {
    return plus(more.delivered, more.rescheduled, more.failed, more.attempts);
  }

  TickReport leaving(Backlog.State left) {
    return new TickReport(delivered, rescheduled, failed, attempts, left.due(), left.nextDueAt());
  }

  private TickReport plus(int delivered, int rescheduled, int failed, int attempts) {
    return new TickReport(
        this.delivered + delivered,
        this.rescheduled + rescheduled,
        this.failed + failed,
        this.attempts + attempts,
        leftDue,
        nextDueAt);
  }
}
