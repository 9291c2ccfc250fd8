package dev.hookferry.job;

import java.time.Duration;

/**
 * How fast a job goes: at its rate, by a bucket of tokens that holds a second's deliveries; or
 * without one a few deliveries at a time, with rests that grow as the database takes longer.
 *
 * @param ratePerSecond null: none
 * @param tokens that are in the bucket; of no account without a rate
 * @param alone whether there is no live traffic to leave room for
 */
record Pace(Integer ratePerSecond, double tokens, boolean alone) {

  private static final int BESIDE_LIVE = 25;
  private static final int ALONE = 200;
  private static final int BY_RATE = 500;

  /** It rests so many times as long as it worked, with live traffic. */
  private static final int REST = 3;

  private static final Duration SHORTEST_REST = Duration.ofMillis(10);
  private static final Duration REST_ALONE = Duration.ofMillis(5);
  private static final Duration REST_BY_RATE = Duration.ofMillis(50);
  private static final Duration UNTIL_THERE_IS_ROOM = Duration.ofMillis(20);

  private static final int ROOM_BESIDE_LIVE = 25;
  private static final int ROOM_ALONE = 100;
  private static final double SECOND = 1e9;

  /** A lane may hold what the rate makes in a tenth of a second. */
  private static final int LANE_SHARE = 10;

  /** How many deliveries the next step may make. */
  int deliveries() {
    if (ratePerSecond != null) {
      return (int) Math.min(BY_RATE, tokens);
    }
    return alone ? ALONE : BESIDE_LIVE;
  }

  /** How many may be on their way in a lane, of which so much is known. */
  int room(int known) {
    int room = alone ? known * (ROOM_ALONE / ROOM_BESIDE_LIVE) : known;
    return Math.min(mostOfALane(), Math.max(room, share()));
  }

  /** How many may be on their way in any lane. */
  int mostOfALane() {
    return Math.max(alone ? ROOM_ALONE : ROOM_BESIDE_LIVE, share());
  }

  private int share() {
    return ratePerSecond == null ? 0 : ratePerSecond / LANE_SHARE;
  }

  /** After that many deliveries. */
  Pace after(int made) {
    return new Pace(ratePerSecond, ratePerSecond == null ? tokens : tokens - made, alone);
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
    if (ratePerSecond != null) {
      return max(REST_BY_RATE, untilAToken());
    }
    return alone ? REST_ALONE : max(SHORTEST_REST, took.multipliedBy(REST));
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
