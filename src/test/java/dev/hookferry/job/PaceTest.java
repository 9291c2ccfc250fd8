package dev.hookferry.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PaceTest {

  private static final Duration WORK = Duration.ofMillis(40);

  @ParameterizedTest
  @CsvSource({"1, 0.9, 0", "1, 1, 1", "100, 7.9, 7", "10000, 10000, 500"})
  void givenARate_whenAStepIsDue_thenAsManyAsThereAreTokens(int rate, double tokens, int most) {
    assertEquals(most, new Pace(rate, tokens, false).deliveries());
  }

  @ParameterizedTest
  @CsvSource({
    "1, 0, 1000", // until there is a token
    "4, 0.5, 125",
    "1000, 0, 50", // not more often than that
    "1000, 200, 50",
  })
  void givenARate_whenAStepIsMade_thenItRestsUntilTheNextToken(
      int rate, double tokens, long millis) {
    assertEquals(Duration.ofMillis(millis), new Pace(rate, tokens, false).rest(3, 3, WORK));
  }

  @Test
  void givenTenSecondsAtARate_whenSteppedAsItRests_thenAsManyAsTheRateSays() {
    for (int rate : new int[] {1, 3, 40, 999}) {
      double now = 0;
      double at = 0;
      Pace pace = new Pace(rate, 1, false);
      int made = 0;
      while (now < 10) {
        pace = new Pace(rate, Math.min(rate, pace.tokens() + (now - at) * rate), false);
        at = now;
        int step = pace.deliveries();
        made += step;
        pace = pace.after(step);
        now += pace.rest(step, step, WORK).toNanos() / 1e9;
      }
      assertTrue(Math.abs(made - 10 * rate) <= 1 + rate / 10, rate + "/s: " + made);
    }
  }

  @Test
  void givenNoRate_whenAStepTakesLong_thenItsRestGrows() {
    Pace pace = new Pace(null, 1, false);
    assertEquals(Duration.ofMillis(120), pace.rest(5, 5, WORK));
    assertEquals(Duration.ofMillis(10), pace.rest(5, 5, Duration.ofMillis(1)));
    assertEquals(pace, pace.after(5));
  }

  @Test
  void givenNobodyElse_whenAJobRuns_thenItTakesWhatThereIs() {
    Pace alone = new Pace(null, 1, true);
    assertEquals(200, alone.deliveries());
    assertEquals(20, alone.room(5));
    assertEquals(100, alone.room(25));
    assertEquals(Duration.ofMillis(5), alone.rest(5, 5, WORK));
  }

  @Test
  void givenNothingToMake_whenRested_thenAtOnceOnlyWhereTheCursorMoved() {
    Pace pace = new Pace(null, 1, false);
    assertEquals(Duration.ZERO, pace.rest(500, 0, WORK));
    assertEquals(Duration.ofMillis(20), pace.rest(0, 0, WORK));
    assertEquals(Duration.ofSeconds(2), new Pace(1, -1, false).rest(0, 0, WORK));
  }

  @Test
  void givenAHighRate_whenALaneIsLookedAt_thenItHasRoomForATenthOfASecond() {
    assertEquals(5, new Pace(null, 1, false).room(5));
    assertEquals(5, new Pace(20, 1, false).room(5));
    assertEquals(1000, new Pace(10_000, 1, false).room(5));
    assertEquals(1000, new Pace(10_000, 1, false).mostOfALane());
    assertEquals(25, new Pace(null, 1, false).mostOfALane());
  }
}
