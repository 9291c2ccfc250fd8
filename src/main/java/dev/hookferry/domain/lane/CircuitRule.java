package dev.hookferry.domain.lane;

import java.time.Duration;

/**
 * When a circuit opens, and when it is probed.
 *
 * @param failuresInARow that open it, at least 1
 * @param window number of last requests that the share is taken of, 1 to 64
 * @param failureShare of a full window; more than that opens it
 * @param firstProbeAfter wait before the first probe
 * @param longestProbeAfter the wait doubles after each failed probe, up to this
 */
public record CircuitRule(
    int failuresInARow,
    int window,
    double failureShare,
    Duration firstProbeAfter,
    Duration longestProbeAfter) {

  public CircuitRule {
    if (failuresInARow < 1 || window < 1 || window > Long.SIZE) {
      throw new IllegalArgumentException("in a row " + failuresInARow + ", window " + window);
    }
    if (firstProbeAfter.isNegative() || firstProbeAfter.compareTo(longestProbeAfter) > 0) {
      throw new IllegalArgumentException(
          "first probe " + firstProbeAfter + ", longest " + longestProbeAfter);
    }
  }
}
