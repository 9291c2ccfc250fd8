package dev.hookferry.flow.record;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.hookferry.flow.send.Answer;
import dev.hookferry.ops.MetricNames;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Each outcome is counted once, as what it is. */
class RecordMetersTest {

  private static final Answer ANSWER =
      new Answer(
          Instant.EPOCH, Duration.ZERO, 204, null, null, null, Map.of(), List.of(), new byte[0]);

  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final RecordMeters meters = new RecordMeters(registry);

  private long attempts(String outcome) {
    return registry.timer(MetricNames.ATTEMPTS, MetricNames.OUTCOME, outcome).count();
  }

  @Test
  void givenVerdicts_whenRecorded_thenEachIsCountedOnceByItsOutcome() {
    Outcome succeeded = new Outcome.Succeeded(null, ANSWER);
    Outcome rescheduled = new Outcome.Rescheduled(null, ANSWER, Duration.ZERO);
    meters.recorded(
        List.of(
            succeeded,
            rescheduled,
            rescheduled,
            new Outcome.Failed(null, ANSWER, true),
            new Outcome.Abandoned(null, ANSWER),
            new Outcome.Released(null, Duration.ZERO)),
        5);
    assertEquals(1, attempts("succeeded"));
    assertEquals(2, attempts("rescheduled"));
    assertEquals(1, attempts("failed"));
    assertEquals(1, attempts("abandoned"));
    assertEquals(1, registry.counter(MetricNames.LEASES_LOST).count());
  }
}
