package dev.hookferry.domain.lane;

/**
 * How many requests may be in flight to an endpoint: halved when it cannot keep up, grown by one
 * for each round of successes (additive increase, multiplicative decrease, as in RFC 5681).
 *
 * @param size at least 1, at most {@code largest}; its whole part counts
 * @param cutAtNanos when it was last halved, by the monotonic clock
 */
public record InFlightCap(double size, int largest, long cutAtNanos) {

  public InFlightCap {
    if (!(size >= 1 && size <= largest)) {
      throw new IllegalArgumentException("outside of [1, " + largest + "]: " + size);
    }
  }

  /** The cap of an endpoint that nothing is known of. */
  public static InFlightCap starting(int size, int largest, long nowNanos) {
    return new InFlightCap(Math.min(size, largest), largest, nowNanos);
  }

  public int requests() {
    return (int) size;
  }

  /**
   * After a request that was taken; it grows only where it was used up.
   *
   * @param inFlight requests, this one included
   */
  public InFlightCap taken(int inFlight) {
    return inFlight < requests()
        ? this
        : new InFlightCap(Math.min(largest, size + 1 / size), largest, cutAtNanos);
  }

  /**
   * After a request that the endpoint could not cope with. Requests that were under way at the last
   * cut do not count: they belong to the load that it already answers.
   */
  public InFlightCap cut(long startedAtNanos, long nowNanos) {
    return startedAtNanos - cutAtNanos < 0
        ? this
        : new InFlightCap(Math.max(1, size / 2), largest, nowNanos);
  }
}
