package dev.hookferry.flow.claim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hookferry.domain.lane.Circuit;
import dev.hookferry.domain.lane.CircuitRule;
import dev.hookferry.domain.lane.LaneKey;
import dev.hookferry.domain.lane.PauseRule;
import dev.hookferry.domain.lane.Signal;
import dev.hookferry.flow.claim.Lane.LaneRules;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class LaneTest {

  private static final long SECOND = Duration.ofSeconds(1).toNanos();
  private static final UUID ID = new UUID(1, 2);

  private final Lane lane = untried();

  private static Lane untried() {
    return new Lane(
        new LaneKey(1, ID),
        new LaneRules(
            new CircuitRule(4, 20, 0.5, Duration.ofSeconds(30), Duration.ofMinutes(10)),
            new PauseRule(Duration.ofSeconds(1), Duration.ofSeconds(2)),
            4,
            8),
        0,
        0);
  }

  private static Lease lease(long now, Integer rate) {
    return lease(now, rate, 0);
  }

  private static Lease lease(long now, Integer rate, long freshStarts) {
    return new Lease(
        1,
        UUID.randomUUID(),
        ID,
        ID,
        1,
        ID,
        0,
        now,
        Duration.ofSeconds(55),
        rate,
        1L,
        freshStarts,
        null);
  }

  private List<Lease> take(int count, long now, Integer rate) {
    List<Lease> leases = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      leases.add(lease(now, rate));
      lane.taken(leases.getLast(), now);
    }
    return leases;
  }

  private void end(List<Lease> leases, Signal signal, long now) {
    leases.forEach(lease -> lane.ended(lease, Optional.of(signal), now));
  }

  @Test
  void givenRequestsInFlight_whenTheyEnd_thenRoomAgain() {
    List<Lease> leases = take(3, 0, null);
    assertEquals(1, lane.room(0));
    end(leases, Signal.ANSWERED, 1);
    assertEquals(4, lane.room(1));
  }

  @Test
  void givenTimeouts_whenTheWholeRoundEnds_thenHalfTheRoom() {
    end(take(3, 0, null), Signal.TIMEOUT, 5);
    assertEquals(2, lane.room(6));
  }

  @Test
  void givenPause_whenItIsOver_thenRoomAgainAndSomebodyIsToldOnce() {
    lane.setBacklog(true);
    end(take(1, 0, null), Signal.TROUBLED, 5);
    assertEquals(0, lane.room(6));
    assertEquals(Optional.of(Duration.ofNanos(SECOND - 1)), lane.lookAgainIn(6));
    assertEquals(Optional.empty(), lane.lookAgainIn(7));
    assertEquals(4, lane.room(5 + SECOND));
    assertEquals(Optional.of(Duration.ZERO), lane.lookAgainIn(5 + SECOND));
  }

  @Test
  void givenOpenCircuit_whenItIsTime_thenOneProbeAtATime() {
    end(take(4, 0, null), Signal.UNREACHABLE, 10);
    assertEquals(Circuit.State.OPEN, lane.circuit().state(11));
    assertEquals(0, lane.room(11));
    long probeAt = 10 + 30 * SECOND;
    assertEquals(1, lane.room(probeAt));
    List<Lease> probe = take(1, probeAt, null);
    assertEquals(0, lane.room(probeAt));
    lane.ended(probe.getFirst(), Optional.empty(), probeAt + 1);
    assertEquals(1, lane.room(probeAt + 1), "a probe that was not sent");
    end(take(1, probeAt + 2, null), Signal.ANSWERED, probeAt + 3);
    assertEquals(Circuit.State.CLOSED, lane.circuit().state(probeAt + 3));
  }

  @Test
  void givenOpenCircuit_whenTheEndpointStartsAfresh_thenClosedWithAllItsRoom() {
    end(take(4, 0, null), Signal.UNREACHABLE, 10);
    lane.taken(lease(11, null, 1), 11);
    assertEquals(Circuit.State.CLOSED, lane.circuit().state(11));
    assertEquals(3, lane.room(11));
    assertEquals(1, lane.freshStarts());
  }

  @Test
  void givenPauseAndHalvedRoom_whenTheEndpointStartsAfresh_thenBothAreForgotten() {
    end(take(3, 0, null), Signal.OVERLOADED, 5);
    assertEquals(0, lane.room(6));
    lane.taken(lease(6, null, 1), 6);
    assertEquals(3, lane.room(6));
  }

  @Test
  void givenRequestsOfBeforeAFreshStart_whenTheyEnd_thenNothingIsLearnedOfThem() {
    List<Lease> before = take(4, 0, null);
    lane.taken(lease(5, null, 1), 5);
    Lease late = lease(4, null);
    lane.taken(late, 6);
    assertEquals(3, lane.room(6), "they take no room");
    end(before, Signal.TIMEOUT, 7);
    lane.ended(late, Optional.of(Signal.OVERLOADED), 7);
    assertEquals(3, lane.room(7));
    assertEquals(Circuit.State.CLOSED, lane.circuit().state(7));
  }

  @Test
  void givenRequestsOfBeforeAFreshStart_whileTheyLast_thenTheLaneIsNotIdle() {
    List<Lease> before = take(1, 0, null);
    Lease fresh = lease(5, null, 1);
    lane.taken(fresh, 5);
    end(List.of(fresh), Signal.TAKEN, 6);
    assertFalse(lane.isIdleSince(100));
    end(before, Signal.TAKEN, 7);
    assertTrue(lane.isIdleSince(100));
  }

  @Test
  void givenRateLimitThatIsUsedUp_whenTheEndpointStartsAfresh_thenStillUsedUp() {
    take(2, 0, 20);
    lane.taken(lease(0, 20, 1), 0);
    assertEquals(0, lane.room(0));
  }

  @Test
  void givenRateLimit_whenUsedUp_thenNoRoomUntilTheNextToken() {
    lane.setBacklog(true);
    take(2, 0, 20);
    assertEquals(0, lane.room(0));
    assertEquals(Optional.of(Duration.ofMillis(50)), lane.lookAgainIn(0));
    assertEquals(1, lane.room(SECOND / 20));
    take(1, SECOND, null);
    assertEquals(1, lane.room(SECOND), "the limit was lifted");
  }

  @Test
  void givenNoBacklog_whenARequestEnds_thenNobodyLooksAgain() {
    lane.setBacklog(false);
    assertEquals(Optional.empty(), lane.lookAgainIn(0));
  }

  @Test
  void givenLane_whenNothingIsInFlightForLong_thenIdle() {
    List<Lease> leases = take(1, 5, null);
    assertFalse(lane.isIdleSince(100));
    end(leases, Signal.TAKEN, 50);
    assertFalse(lane.isIdleSince(50));
    assertTrue(lane.isIdleSince(51));
  }

  /**
   * A request begins where there is room, or one that is under way ends.
   *
   * @param corrected whether the endpoint starts afresh before that
   * @param signal of its end; empty: it was not sent
   */
  private record Move(
      boolean corrected, boolean begins, int which, Optional<Signal> signal, int seconds) {}

  @Provide
  Arbitrary<List<Move>> moves() {
    return Combinators.combine(
            Arbitraries.integers().between(0, 9).map(n -> n == 0),
            Arbitraries.of(true, false),
            Arbitraries.integers().between(0, 7),
            Arbitraries.of(Signal.class).optional(0.9),
            Arbitraries.of(0, 0, 1, 40))
        .as(Move::new)
        .list()
        .ofMaxSize(60);
  }

  @Property
  void givenAnyRequests_whenTheyEndInAnyWay_thenOneProbeAtATimeAndRoomAgainAtLast(
      @ForAll("moves") List<Move> moves) {
    Lane any = untried();
    List<Lease> held = new ArrayList<>();
    Set<Lease> probes = new HashSet<>();
    long now = 0;
    long corrections = 0;
    for (Move move : moves) {
      now += move.seconds() * SECOND;
      corrections += move.corrected() ? 1 : 0;
      boolean known = any.freshStarts() == corrections;
      if (move.begins() && (!known || any.room(now) > 0)) {
        Lease lease = lease(now, null, corrections);
        if (known && any.circuit().state(now) == Circuit.State.HALF_OPEN) {
          assertTrue(probes.stream().noneMatch(held::contains), "two probes");
          probes.add(lease);
        }
        any.taken(lease, now);
        held.add(lease);
        assertTrue(heldSince(corrections, held) <= 8, "beyond the largest cap");
      } else if (!held.isEmpty()) {
        any.ended(held.remove(move.which() % held.size()), move.signal(), now);
      }
    }
    for (Lease lease : held) {
      any.ended(lease, Optional.empty(), now);
    }
    assertTrue(any.room(now + 600 * SECOND) > 0, "closed for good");
    assertTrue(any.isIdleSince(now + 1), "somebody is waited for");
  }

  private static long heldSince(long corrections, List<Lease> held) {
    return held.stream().filter(lease -> lease.freshStarts() == corrections).count();
  }
}
