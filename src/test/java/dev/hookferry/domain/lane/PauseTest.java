package dev.hookferry.domain.lane;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class PauseTest {

  private static final PauseRule RULE = new PauseRule(Duration.ofNanos(100), Duration.ofNanos(500));

  @Test
  void givenEndpointThatKeepsAsking_whenHeard_thenPausesDoubleUpToTheLongest() {
    Pause pause = Pause.none(RULE);
    long now = 1;
    for (long expected : new long[] {100, 200, 400, 500, 500}) {
      pause = pause.asked(now, now);
      assertEquals(expected, pause.leftNanos(now));
      assertTrue(pause.holds(now + expected - 1));
      now += expected;
      assertFalse(pause.holds(now));
    }
  }

  @Test
  void givenRequestsUnderWayWhenItBegan_whenTheyAskToo_thenNoLonger() {
    Pause pause = Pause.none(RULE).asked(10, 20);
    assertEquals(pause, pause.asked(19, 30));
  }

  @Test
  void givenSuccess_whenThePauseIsOver_thenTheNextIsShortAgain() {
    Pause second = Pause.none(RULE).asked(1, 1).asked(200, 200);
    assertEquals(second, second.taken(300));
    assertEquals(100, second.taken(400).asked(500, 500).lengthNanos());
  }

  @Test
  void givenRuleThatContradictsItself_whenMade_thenRefused() {
    Duration longer = Duration.ofSeconds(2);
    assertThrows(IllegalArgumentException.class, () -> new PauseRule(longer, Duration.ZERO));
  }
}
