package dev.hookferry.chaos;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class FaultPlanTest {

  private static final Duration PUBLISHING = Duration.ofSeconds(10);

  @Test
  void givenSeed_whenPlannedTwice_thenTheSame() {
    assertEquals(FaultPlan.random(42, PUBLISHING), FaultPlan.random(42, PUBLISHING));
  }

  @Test
  void givenManySeeds_whenPlanned_thenEveryFaultComesInOrderAndBounded() {
    Set<Fault> seen = EnumSet.noneOf(Fault.class);
    LongStream.range(0, 100)
        .mapToObj(seed -> FaultPlan.random(seed, PUBLISHING))
        .forEach(
            plan -> {
              Duration before = Duration.ZERO;
              for (FaultPlan.Step step : plan.steps()) {
                seen.add(step.fault());
                assertTrue(step.at().compareTo(before) > 0, plan::toString);
                assertTrue(step.at().compareTo(PUBLISHING) < 0, plan::toString);
                assertTrue(step.lasts().compareTo(Duration.ofSeconds(11)) < 0, plan::toString);
                before = step.at();
              }
            });
    assertEquals(EnumSet.complementOf(EnumSet.of(Fault.DISK_FULL)), seen);
  }

  @Test
  void givenPlans_whenAskedForLostLeases_thenAnOrderlyRestartLosesNone() {
    assertFalse(FaultPlan.of(1, PUBLISHING, Fault.ROLLING_RESTART).losesLeases());
    assertTrue(FaultPlan.of(1, PUBLISHING, Fault.ROLLING_RESTART, Fault.KILL).losesLeases());
  }
}
