package dev.hookferry.domain.retry;

import java.time.Duration;
import java.util.List;

/**
 * A listed wait before each retry; past the end the last one repeats.
 *
 * @param delays wait before retry 1, 2, …; not empty, none negative
 */
public record FixedDelays(List<Duration> delays) implements Backoff {

  public FixedDelays {
    delays = List.copyOf(delays);
    if (delays.isEmpty() || delays.stream().anyMatch(Duration::isNegative)) {
      throw new IllegalArgumentException("empty, or a negative delay: " + delays);
    }
  }

  @Override
  public Duration delay(long retry) {
    long index = Math.min(Backoff.checkRetry(retry), delays.size()) - 1;
    return Backoff.capped(delays.get((int) index));
  }
}
