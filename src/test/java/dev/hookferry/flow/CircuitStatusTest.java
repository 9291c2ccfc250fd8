package dev.hookferry.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.hookferry.domain.lane.Circuit;
import dev.hookferry.domain.lane.CircuitRule;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CircuitStatusTest {

  private static final long SECOND = Duration.ofSeconds(1).toNanos();
  private static final Instant NOW = Instant.parse("2026-11-21T07:53:55.123456Z");

  private final Circuit closed =
      Circuit.closed(new CircuitRule(1, 20, 0.5, Duration.ofSeconds(30), Duration.ofMinutes(10)));
  private final Circuit opened = closed.ended(false, 0, 0);

  @Test
  void givenClosedCircuit_whenTold_thenNothingToWaitFor() {
    assertEquals(
        new CircuitStatus("closed", Optional.empty()), CircuitStatus.of(closed, SECOND, NOW));
  }

  @Test
  void givenOpenCircuit_whenTold_thenUntilWhen() {
    assertEquals(
        new CircuitStatus("open", Optional.of(Instant.parse("2026-11-21T07:54:15.123Z"))),
        CircuitStatus.of(opened, 10 * SECOND, NOW));
  }

  @Test
  void givenOpenCircuit_whenItsTimeIsOver_thenHalfOpen() {
    assertEquals(
        new CircuitStatus("half_open", Optional.empty()),
        CircuitStatus.of(opened, 30 * SECOND, NOW));
  }
}
