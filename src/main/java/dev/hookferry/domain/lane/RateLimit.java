package dev.hookferry.domain.lane;

/**
 * A token bucket: so many requests a second, evenly, with bursts of a tenth of a second.
 *
 * @param perSecond at least 1
 * @param tokens that were left at {@code atNanos}; below 0 after more was taken than was there
 */
public record RateLimit(int perSecond, double tokens, long atNanos) {

  private static final double SECOND = 1e9;
  private static final int BURSTS_PER_SECOND = 10;

  public RateLimit {
    if (perSecond < 1) {
      throw new IllegalArgumentException("not a rate: " + perSecond);
    }
  }

  /** A bucket that is full. */
  public static RateLimit of(int perSecond, long nowNanos) {
    return new RateLimit(perSecond, burst(perSecond), nowNanos);
  }

  /** Most requests at once, at least 1. */
  public static int burst(int perSecond) {
    return Math.max(1, perSecond / BURSTS_PER_SECOND);
  }

  /** Requests that may go now. */
  public int room(long nowNanos) {
    return (int) Math.max(0, tokensAt(nowNanos));
  }

  public RateLimit take(int requests, long nowNanos) {
    return new RateLimit(perSecond, tokensAt(nowNanos) - requests, nowNanos);
  }

  /** Time until the next request may go; 0: now. */
  public long waitNanos(long nowNanos) {
    double missing = 1 - tokensAt(nowNanos);
    return missing <= 0 ? 0 : (long) Math.ceil(missing / perSecond * SECOND);
  }

  private double tokensAt(long nowNanos) {
    return Math.min(burst(perSecond), tokens + (nowNanos - atNanos) / SECOND * perSecond);
  }
}
