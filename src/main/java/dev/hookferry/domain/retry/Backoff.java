package dev.hookferry.domain.retry;

import java.time.Duration;
import java.util.List;

/** How long to wait before each retry, without jitter. */
public sealed interface Backoff {

  /** No backoff is longer. */
  Duration LONGEST = Duration.ofHours(24);

  /**
   * The wait before a retry, at most {@link #LONGEST}.
   *
   * @param retry number of the retry, from 1; any size
   */
  Duration delay(long retry);

  /** Returns the number given, so that a wrong one is never a wrong delay. */
  static long checkRetry(long retry) {
    if (retry < 1) {
      throw new IllegalArgumentException("retries are numbered from 1: " + retry);
    }
    return retry;
  }

  /** The shorter of the two: this delay, {@link #LONGEST}. */
  static Duration capped(Duration delay) {
    return delay.compareTo(LONGEST) > 0 ? LONGEST : delay;
  }

  /**
   * Each wait is the one before times a factor.
   *
   * @param initial wait before retry 1; not negative
   * @param multiplier factor from one wait to the next, finite and at least 1
   */
  record Exponential(Duration initial, double multiplier) implements Backoff {

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
      long first = capped(initial).toNanos();
      // A finite factor, since zero times infinity would be no number.
      double factor = Math.min(Math.pow(multiplier, checkRetry(retry) - 1), Double.MAX_VALUE);
      return capped(Duration.ofNanos(Math.round(first * factor)));
    }
  }

  /**
   * A listed wait before each retry; past the end the last one repeats.
   *
   * @param delays wait before retry 1, 2, …; not empty, none negative
   */
  record FixedDelays(List<Duration> delays) implements Backoff {

    public FixedDelays {
      delays = List.copyOf(delays);
      if (delays.isEmpty() || delays.stream().anyMatch(Duration::isNegative)) {
        throw new IllegalArgumentException("empty, or a negative delay: " + delays);
      }
    }

    @Override
    public Duration delay(long retry) {
      long index = Math.min(checkRetry(retry), delays.size()) - 1;
      return capped(delays.get((int) index));
    }
  }
}
