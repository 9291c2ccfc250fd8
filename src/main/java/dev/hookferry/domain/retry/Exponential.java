package dev.hookferry.domain.retry;

import java.time.Duration;

/**
 * Each wait is the one before times a factor.
 *
 * @param initial wait before retry 1; not negative
 * @param multiplier factor from one wait to the next, finite and at least 1
 */
public record Exponential(Duration initial, double multiplier) implements Backoff {

  public Exponential {
    if (initial.isNegative()) {
      throw new IllegalArgumentException("negative initial delay: " + initial);
    }
    if (!(multiplier >= 1) || Double.isInfinite(multiplier)) {
      throw new IllegalArgumentException("multiplier below 1 or not finite: " + multiplier);
    }
  }

  @Override
  public Duration delay(long retry) {
    // Capped first: an initial delay may have more nanoseconds than a long holds.
    long first = Backoff.capped(initial).toNanos();
    // A finite factor, since zero times infinity would be no number.
    double factor = Math.min(Math.pow(multiplier, Backoff.checkRetry(retry) - 1), Double.MAX_VALUE);
    return Backoff.capped(Duration.ofNanos(Math.round(first * factor)));
  }
}
