package dev.hookferry.domain.lane;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.hookferry.domain.lane.Circuit.State;
import java.time.Duration;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class CircuitTest {

  private static final long SECOND = Duration.ofSeconds(1).toNanos();
  private static final CircuitRule RULE =
      new CircuitRule(10, 20, 0.5, Duration.ofSeconds(30), Duration.ofMinutes(10));

  private static Circuit after(Circuit circuit, List<Boolean> answers) {
    Circuit now = circuit;
    for (boolean answered : answers) {
      now = now.ended(answered, -1, 0);
    }
    return now;
  }

  @Property
  void givenAnyResults_whenCounted_thenOpenExactlyWhereTheRuleSaysSo(
      @ForAll @Size(max = 60) List<Boolean> answers) {
    int opensAt = opensAt(answers);
    for (int i = 0; i <= answers.size(); i++) {
      State expected = i < opensAt ? State.CLOSED : State.OPEN;
      assertEquals(expected, after(Circuit.closed(RULE), answers.subList(0, i)).state(0), "" + i);
    }
  }

  /** The rule in other words: the number of results after which it is open. */
  private static int opensAt(List<Boolean> answers) {
    for (int i = 1; i <= answers.size(); i++) {
      boolean tenInARow = i >= 10 && !answers.subList(i - 10, i).contains(true);
      boolean mostOfTwenty =
          i >= 20 && answers.subList(i - 20, i).stream().filter(answer -> !answer).count() > 10;
      if (!answers.get(i - 1) && (tenInARow || mostOfTwenty)) {
        return i;
      }
    }
    return Integer.MAX_VALUE;
  }

  @Property
  void givenProbesThatFail_whenCounted_thenTheWaitDoublesUpToTheLongest(
      @ForAll @IntRange(max = 20) int probes) {
    Circuit circuit = open(0);
    long now = 0;
    long wait = 30 * SECOND;
    for (int i = 0; i < probes; i++) {
      assertEquals(State.OPEN, circuit.state(now + wait - 1));
      now += wait;
      assertEquals(State.HALF_OPEN, circuit.state(now));
      circuit = circuit.ended(false, now, now);
      wait = Math.min(2 * wait, 600 * SECOND);
    }
    assertEquals(wait, circuit.leftNanos(now));
  }

  @Test
  void givenProbeThatIsAnswered_whenCounted_thenClosedWithNothingHeldAgainstIt() {
    Circuit circuit = open(0).ended(true, 31 * SECOND, 32 * SECOND);
    assertEquals(Circuit.closed(RULE), circuit);
  }

  @Test
  void givenRequestsUnderWayWhenItOpened_whenTheyEnd_thenNothingChanges() {
    Circuit circuit = open(100);
    assertEquals(circuit, circuit.ended(false, 99, 50 * SECOND));
    assertEquals(circuit, circuit.ended(true, 99, 50 * SECOND));
  }

  private static Circuit open(long now) {
    Circuit circuit = Circuit.closed(RULE);
    for (int i = 0; i < 10; i++) {
      circuit = circuit.ended(false, now, now);
    }
    return circuit;
  }
}
