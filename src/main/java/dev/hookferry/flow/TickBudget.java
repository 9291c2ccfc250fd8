package dev.hookferry.flow;

import dev.hookferry.job.JobTurn;
import java.time.Duration;

/**
 * What is left of a tick: it turns the line, and the jobs that run, until one of its bounds is
 * reached.
 *
 * <p>Not safe for use by several threads at once.
 */
final class TickBudget {

  /** A tick does not wait longer for a job that rests. */
  private static final Duration SOON = Duration.ofMillis(200);

  private final long deadlineNanos;
  private int deliveries;
  private TickReport report = TickReport.NOTHING;

  TickBudget(TickRequest request) {
    this.deadlineNanos = System.nanoTime() + request.budget().toNanos();
    this.deliveries = request.maxDeliveries();
  }

  TickRequest left() {
    return new TickRequest(deliveries, time());
  }

  TickReport report() {
    return report;
  }

  /** A turn of the line has ended. */
  void spend(TickReport turn) {
    report = report.plus(turn);
    deliveries -= turn.attempts();
  }

  /** Whether there is time for what the jobs want next, and something to want it. */
  boolean allows(JobTurn turn) {
    return deliveries > 0
        && turn.next()
            .filter(wait -> wait.compareTo(SOON) <= 0 && wait.compareTo(time()) < 0)
            .isPresent();
  }

  private Duration time() {
    return Duration.ofNanos(deadlineNanos - System.nanoTime());
  }
}
