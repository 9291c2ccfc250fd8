package dev.hookferry.domain.lane;

import java.time.Duration;

/**
 * How long pauses are: the first, and doubled from one to the next up to the longest.
 *
 * @param first not longer than {@code longest}
 */
public record PauseRule(Duration first, Duration longest) {

  public PauseRule {
    if (first.isNegative() || first.compareTo(longest) > 0) {
      throw new IllegalArgumentException("first pause " + first + ", longest " + longest);
    }
  }

  long after(long lastNanos) {
    return lastNanos == 0 ? first.toNanos() : Math.min(longest.toNanos(), 2 * lastNanos);
  }
}
