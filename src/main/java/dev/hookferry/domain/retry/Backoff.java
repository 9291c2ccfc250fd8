package dev.hookferry.domain.retry;

import java.time.Duration;

/** How long to wait before each retry, without jitter. */
public sealed interface Backoff permits FixedDelays, Exponential {

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
}
