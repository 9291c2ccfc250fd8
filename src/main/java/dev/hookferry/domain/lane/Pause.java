package dev.hookferry.domain.lane;

/**
 * A short pause of a whole lane, doubled while its endpoint keeps asking for one.
 *
 * @param lengthNanos of the last pause; 0: there was none since the last success
 * @param setAtNanos when it began, by the monotonic clock
 */
public record Pause(PauseRule rule, long lengthNanos, long setAtNanos) {

  public static Pause none(PauseRule rule) {
    return new Pause(rule, 0, 0);
  }

  public boolean holds(long nowNanos) {
    return leftNanos(nowNanos) > 0;
  }

  /** Time until it ends; 0 or less: it is over. */
  public long leftNanos(long nowNanos) {
    return lengthNanos - (nowNanos - setAtNanos);
  }

  /**
   * After an answer that asks for a pause. Requests that were under way when the last one began do
   * not count.
   */
  public Pause asked(long startedAtNanos, long nowNanos) {
    boolean counts = lengthNanos == 0 || startedAtNanos - setAtNanos >= 0;
    return counts ? new Pause(rule, rule.after(lengthNanos), nowNanos) : this;
  }

  /** After a success: the next pause is a short one again; this one is not cut short. */
  public Pause taken(long nowNanos) {
    return lengthNanos == 0 || holds(nowNanos) ? this : none(rule);
  }
}
