package dev.hookferry.domain.lane;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class RateLimitTest {

  private static final long SECOND = 1_000_000_000L;

  @Property
  void givenWhoTakesAllThatItMay_whenTimePasses_thenNeverMoreThanRateAndOneBurst(
      @ForAll @IntRange(min = 1, max = 1000) int perSecond,
      @ForAll List<@LongRange(min = 0, max = SECOND) Long> waits) {
    RateLimit limit = RateLimit.of(perSecond, 0);
    long now = 0;
    long taken = 0;
    for (long wait : waits) {
      now += wait;
      int room = limit.room(now);
      limit = limit.take(room, now);
      taken += room;
      double most = RateLimit.burst(perSecond) + (double) now / SECOND * perSecond;
      assertTrue(taken <= most + 1e-6, taken + " taken, at most " + most);
    }
  }

  @Property
  void givenNoRoom_whenWaitedAsLongAsItSays_thenRoomForOne(
      @ForAll @IntRange(min = 1, max = 1000) int perSecond,
      @ForAll @IntRange(min = 0, max = 50) int more) {
    RateLimit limit = RateLimit.of(perSecond, 0).take(RateLimit.burst(perSecond) + more, 0);
    long wait = limit.waitNanos(0);
    assertEquals(0, limit.room(0));
    assertEquals(0, limit.room(wait / 2));
    assertTrue(limit.room(wait + 1) >= 1);
  }

  @Test
  void givenRoom_whenAskedForTheWait_thenNone() {
    assertEquals(0, RateLimit.of(3, 7).waitNanos(7));
    assertThrows(IllegalArgumentException.class, () -> RateLimit.of(0, 0));
  }
}
