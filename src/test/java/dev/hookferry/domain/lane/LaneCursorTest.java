package dev.hookferry.domain.lane;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hookferry.domain.lane.ClaimScope.LaneCursor;
import java.util.List;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class LaneCursorTest {

  private static final LaneKey LANE = new LaneKey(1, new UUID(1, 1));

  @Test
  void givenWalkAtTheStart_whenItReachesTheEnd_thenOver() {
    LaneCursor cursor = new LaneCursor();
    assertFalse(cursor.isUnderWay());
    cursor.begin();
    cursor.stepped(LANE);
    assertEquals(LANE, cursor.position());
    assertTrue(cursor.isUnderWay());
    cursor.ended();
    assertEquals(LaneCursor.START, cursor.position());
    assertFalse(cursor.isUnderWay());
  }

  @Test
  void givenWalkUnderWay_whenBegunAgain_thenLanesBehindAreSeenToo() {
    LaneCursor cursor = new LaneCursor();
    cursor.begin();
    cursor.stepped(LANE);
    cursor.begin();
    cursor.ended();
    assertTrue(cursor.isUnderWay());
    cursor.ended();
    assertFalse(cursor.isUnderWay());
  }

  @Test
  void givenLanes_whenCompared_thenAsTheDatabaseOrdersThem() {
    LaneKey low = new LaneKey(1, UUID.fromString("7fffffff-0000-0000-0000-000000000000"));
    LaneKey high = new LaneKey(1, UUID.fromString("80000000-0000-0000-0000-000000000000"));
    assertTrue(low.compareTo(high) < 0);
    assertTrue(low.compareTo(new LaneKey(2, low.endpointId())) < 0);
    assertTrue(new LaneKey(2, low.endpointId()).compareTo(high) < 0);
    assertTrue(LaneCursor.START.compareTo(new LaneKey(0, new UUID(0, 0))) < 0);
  }

  /** What happens to a walk: somebody wants all lanes to be seen, or a step sees some. */
  private record Step(boolean begins, int sees) {}

  @Provide
  Arbitrary<List<Step>> steps() {
    Arbitrary<Step> begin = Arbitraries.just(new Step(true, 0));
    Arbitrary<Step> step = Arbitraries.integers().between(1, 4).map(sees -> new Step(false, sees));
    return Arbitraries.frequencyOf(Tuple.of(1, begin), Tuple.of(3, step)).list().ofMaxSize(30);
  }

  @Property
  void givenAnyLanesAndSteps_whenAWalkIsOver_thenAllWereSeenSinceItWasLastWanted(
      @ForAll @Size(max = 12) Set<@IntRange(max = 1000) Integer> accounts,
      @ForAll("steps") List<Step> steps) {
    NavigableSet<LaneKey> lanes = new TreeSet<>();
    accounts.forEach(account -> lanes.add(new LaneKey(account, new UUID(account, account))));
    LaneCursor cursor = new LaneCursor();
    Set<LaneKey> unseen = new TreeSet<>();
    for (Step step : steps) {
      if (step.begins()) {
        cursor.begin();
        unseen.addAll(lanes);
      } else {
        unseen.removeAll(stepped(cursor, lanes, step.sees()));
        assertTrue(cursor.isUnderWay() || unseen.isEmpty(), "unseen: " + unseen);
      }
    }
    for (int left = 2 * lanes.size() + 2; left > 0 && cursor.isUnderWay(); left--) {
      stepped(cursor, lanes, 1);
    }
    assertFalse(cursor.isUnderWay(), "never over");
  }

  /** As a claim does: sees the next lanes, and says how far it came. */
  private static List<LaneKey> stepped(LaneCursor cursor, NavigableSet<LaneKey> lanes, int sees) {
    List<LaneKey> next = lanes.tailSet(cursor.position(), false).stream().limit(sees).toList();
    if (next.size() < sees) {
      cursor.ended();
    } else {
      cursor.stepped(next.getLast());
    }
    return next;
  }

  @Property
  void givenAnyTwoLanes_whenCompared_thenByTheTextOfTheIdThenByAccount(
      @ForAll @IntRange(max = 2) int account,
      @ForAll @IntRange(max = 2) int other,
      @ForAll long a,
      @ForAll long b,
      @ForAll long c,
      @ForAll boolean sameHalf) {
    UUID one = new UUID(a, b);
    UUID two = new UUID(sameHalf ? a : b, sameHalf && c % 2 == 0 ? b : c);
    int expected =
        one.equals(two)
            ? Integer.compare(account, other)
            : one.toString().compareTo(two.toString());
    int found = new LaneKey(account, one).compareTo(new LaneKey(other, two));
    assertEquals(Integer.signum(expected), Integer.signum(found));
  }
}
