package dev.hookferry.domain.lane;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class InFlightCapTest {

  @Property
  void givenAnySignals_whenHeard_thenStaysWithinItsBounds(@ForAll List<Boolean> successes) {
    InFlightCap cap = InFlightCap.starting(10, 50, 0);
    long now = 0;
    for (boolean success : successes) {
      now++;
      cap = success ? cap.taken(cap.requests()) : cap.cut(now, now);
      assertTrue(cap.requests() >= 1 && cap.requests() <= 50);
    }
  }

  @Test
  void givenFullUse_whenARoundSucceeds_thenOneMore() {
    InFlightCap cap = InFlightCap.starting(10, 50, 0);
    for (int i = 0; i < 11; i++) {
      cap = cap.taken(cap.requests());
    }
    assertEquals(11, cap.requests());
  }

  @Test
  void givenLittleUse_whenItSucceeds_thenNotGrown() {
    InFlightCap cap = InFlightCap.starting(10, 50, 0);
    assertEquals(cap, cap.taken(9));
  }

  @Test
  void givenAWholeRoundThatFails_whenHeard_thenHalvedOnce() {
    InFlightCap cap = InFlightCap.starting(10, 50, 0);
    for (int i = 0; i < 10; i++) {
      cap = cap.cut(1, 100 + i);
    }
    assertEquals(5, cap.requests());
    assertEquals(2, cap.cut(200, 300).requests());
  }

  @Test
  void givenStartAboveTheLargest_whenMade_thenTheLargest() {
    assertEquals(5, InFlightCap.starting(10, 5, 0).requests());
    assertThrows(IllegalArgumentException.class, () -> new InFlightCap(0.5, 5, 0));
  }
}
