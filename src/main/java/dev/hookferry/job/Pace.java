package dev.hookferry.job;

import java.time.Duration;

/**
 * How fast a job goes: at its rate, by a bucket of tokens that holds a second's deliveries; or
 * without one a few deliveries at a time, with rests that grow as the database takes longer.
 *
 * @param ratePerSecond null: none
 * @param tokens that are in the bucket; of no account without a rate
 */
record Pace(Integer ratePerSecond, double tokens) {

  private static final int AT_ONCE = 25;
  private static final int AT_ONCE_BY_RATE = 500;

  /** Of a job without a rate: it rests this many times as long as it worked. */
  private static final int REST = 3;

  private static final Duration SHORTEST_REST = Duration.ofMillis(10);
  private static final Duration BETWEEN_STEPS_BY_RATE = Duration.ofMillis(50);
  private static final Duration UNTIL_THERE_IS_ROOM = Duration.ofMillis(100);
  private static final double SECOND = 1e9;

  /** The rate's share of a lane that more may be on their way in: what it makes in 100 ms. */
  private static final int LANE_SHARE = 10;

  /** How many deliveries the next step may make. */
  int deliveries() {
    return ratePerSecond == null ? AT_ONCE : (int) Math.min(AT_ONCE_BY_RATE, tokens);
  }

  /** How many may be on their way in a lane, of which so much is known. */
  int room(int known) {
    return ratePerSecond == null ? known : Math.max(known, ratePerSecond / LANE_SHARE);
  }

  /** Whether its lanes have to be looked into far. */
  boolean isDeep() {
    return room(0) > AT_ONCE;
  }

  /** After that many deliveries. */
  Pace after(int made) {
    return new Pace(ratePerSecond, ratePerSecond == null ? tokens : tokens - made);
  }

  /**
   * Time until the next step, after one that passed so many pairs.
   *
   * @param made deliveries
   * @param took time that the step has worked
   */
  Duration rest(long passed, int made, Duration took) {
    if (passed == 0) {
      return max(UNTIL_THERE_IS_ROOM, untilAToken());
    }
    if (made == 0) {
      return Duration.ZERO;
    }
    return ratePerSecond == null
        ? max(SHORTEST_REST, took.multipliedBy(REST))
        : max(BETWEEN_STEPS_BY_RATE, untilAToken());
  }

  private Duration untilAToken() {
    return ratePerSecond == null || tokens >= 1
        ? Duration.ZERO
        : Duration.ofNanos((long) Math.ceil((1 - tokens) / ratePerSecond * SECOND));
  }

  private static Duration max(Duration a, Duration b) {
    return a.compareTo(b) > 0 ? a : b;
  }
}
