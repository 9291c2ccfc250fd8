package dev.hookferry.domain.lane;

/**
 * A circuit breaker as a value. It counts requests without an answer alone: any answer shows that
 * somebody is there.
 *
 * @param failuresInARow up to now
 * @param seen requests in the window, at most its size
 * @param failures the window, a bit for each request, the latest lowest; 1: failed
 * @param open whether it is open or being probed
 * @param openedAtNanos by the monotonic clock
 * @param waitNanos from opening to probing
 */
public record Circuit(
    CircuitRule rule,
    int failuresInARow,
    int seen,
    long failures,
    boolean open,
    long openedAtNanos,
    long waitNanos) {

  /** How it stands. */
  public enum State {
    /** Requests go. */
    CLOSED,
    /** None goes. */
    OPEN,
    /** One goes, and its end decides. */
    HALF_OPEN
  }

  public static Circuit closed(CircuitRule rule) {
    return new Circuit(rule, 0, 0, 0, false, 0, 0);
  }

  public State state(long nowNanos) {
    if (!open) {
      return State.CLOSED;
    }
    return leftNanos(nowNanos) > 0 ? State.OPEN : State.HALF_OPEN;
  }

  /** Time until it may be probed; 0 or less: now. */
  public long leftNanos(long nowNanos) {
    return open ? waitNanos - (nowNanos - openedAtNanos) : 0;
  }

  /** After the end of a request; one that began before the circuit opened changes nothing now. */
  public Circuit ended(boolean answered, long startedAtNanos, long nowNanos) {
    if (!open) {
      Circuit counted = counted(answered);
      return answered ? counted : counted.tripped(nowNanos);
    }
    if (startedAtNanos - openedAtNanos < 0) {
      return this;
    }
    long doubled = Math.min(2 * waitNanos, rule.longestProbeAfter().toNanos());
    return answered ? closed(rule) : opened(nowNanos, doubled);
  }

  private Circuit counted(boolean answered) {
    long window = -1L >>> (Long.SIZE - rule.window());
    long bits = (failures << 1 | (answered ? 0 : 1)) & window;
    int inARow = answered ? 0 : failuresInARow + 1;
    return new Circuit(rule, inARow, Math.min(seen + 1, rule.window()), bits, false, 0, 0);
  }

  private Circuit tripped(long nowNanos) {
    boolean mostFail =
        seen == rule.window() && Long.bitCount(failures) > rule.failureShare() * rule.window();
    return failuresInARow >= rule.failuresInARow() || mostFail
        ? opened(nowNanos, rule.firstProbeAfter().toNanos())
        : this;
  }

  private Circuit opened(long nowNanos, long wait) {
    return new Circuit(rule, 0, 0, 0, true, nowNanos, wait);
  }
}
