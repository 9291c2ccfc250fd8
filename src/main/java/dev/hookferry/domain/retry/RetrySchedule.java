package dev.hookferry.domain.retry;

import dev.hookferry.domain.retry.Backoff.FixedDelays;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * All backoffs of a delivery: how many there are, and how long each is.
 *
 * @param backoff the wait before each retry
 * @param retries attempts after the first one; not negative
 * @param jitter largest relative change, 0 ≤ jitter &lt; 1; 0.1 spreads each delay by ± 10 %
 * @param timescale factor on every delay, finite and not negative; 1 in earnest, less in tests
 */
public record RetrySchedule(Backoff backoff, long retries, double jitter, double timescale) {

  /** The delays that Standard Webhooks 1.0.0 recommends after an immediate first attempt. */
  public static final FixedDelays STANDARD_WEBHOOKS =
      new FixedDelays(
          List.of(
              Duration.ofSeconds(5),
              Duration.ofMinutes(5),
              Duration.ofMinutes(30),
              Duration.ofHours(2),
              Duration.ofHours(5),
              Duration.ofHours(10),
              Duration.ofHours(14)));

  public RetrySchedule {
    if (retries < 0) {
      throw new IllegalArgumentException("negative retries: " + retries);
    }
    if (!(jitter >= 0 && jitter < 1)) {
      throw new IllegalArgumentException("jitter outside of [0, 1): " + jitter);
    }
    if (!(timescale >= 0) || Double.isInfinite(timescale)) {
      throw new IllegalArgumentException("timescale negative or not finite: " + timescale);
    }
  }

  /**
   * The backoff after a failed attempt, or empty when none is left.
   *
   * <p>The cap on a backoff comes before its jitter, so that capped ones spread too.
   *
   * @param attempt number of the attempt that failed, from 1
   * @param random uniform in [0, 1); an argument so that a test can fix it
   */
  public Optional<Duration> backoffAfter(long attempt, double random) {
    if (attempt > retries) {
      return Optional.empty();
    }
    double spread = 1 + jitter * (2 * random - 1);
    double nanos = backoff.delay(attempt).toNanos() * spread * timescale;
    return Optional.of(Duration.ofNanos(Math.round(nanos)));
  }
}
