package dev.hookferry.flow.claim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hookferry.config.HookferryConfig;
import dev.hookferry.domain.lane.ClaimScope;
import dev.hookferry.domain.lane.ClaimScope.LaneCursor;
import dev.hookferry.domain.lane.LaneKey;
import dev.hookferry.domain.lane.RateLimit;
import dev.hookferry.flow.claim.Allowance.Room;
import dev.hookferry.flow.claim.Claim.Claimed;
import dev.hookferry.flow.claim.ClaimsUnderWay.Begun;
import dev.hookferry.flow.fanout.Leasing.Terms;
import dev.hookferry.support.TestSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/**
 * Publishers that lease at once and claims under way share the same room: there is never more in
 * flight than cap, rate and share allow, whatever comes when.
 */
class RoomTest {

  private static final int CAP = 10;
  private static final int SHARE = 25;
  private static final int RATE = 30;
  private static final int SIZE = 10;

  private final HookferryConfig config =
      TestSettings.of(
          Map.of(
              "hookferry.engine.slots", "100",
              "hookferry.engine.account-share", "0.25",
              "hookferry.engine.account-share-alone", "0.25",
              "hookferry.engine.endpoint-in-flight", "" + CAP,
              "hookferry.engine.endpoint-in-flight-max", "" + CAP));
  private final ClaimsUnderWay underWay = new ClaimsUnderWay();
  private final Lanes lanes = new Lanes(config, underWay);
  private final InFlight inFlight = new InFlight(config, underWay);

  /** A claim whose answer is awaited. */
  private record Asked(Begun begun, Allowance allowance) {}

  /** What a publisher took. */
  private record Taken(LaneKey lane, Terms terms) {}

  private final List<Asked> asked = new ArrayList<>();
  private final List<Taken> taken = new ArrayList<>();
  private final List<Lease> leases = new ArrayList<>();
  private int begun;

  @Property(tries = 300)
  void givenPublishersAndClaims_whenInAnyOrder_thenNoMoreThanThereIsRoomFor(@ForAll long seed) {
    Random random = new Random(seed);
    RoomTest room = new RoomTest();
    room.claimEach();
    for (int step = 0; step < 200; step++) {
      room.step(random);
      room.check();
    }
    room.finish();
  }

  /** So that every lane is known. */
  private void claimEach() {
    for (int i = 0; i < 6; i++) {
      ask(new ClaimScope.At(Set.of(lane(i))));
      answer(new Random(i), 1);
      end(0);
    }
    begun = 0;
  }

  private void step(Random random) {
    switch (random.nextInt(6)) {
      case 0 -> ask(scope(random));
      case 1 -> answer(random, 50);
      case 2 -> end(random.nextInt(leases.size() + 1));
      case 3 -> giveBack(random);
      default -> publish(lane(random.nextInt(6)));
    }
  }

  private ClaimScope scope(Random random) {
    return random.nextBoolean()
        ? new ClaimScope.Everywhere(new LaneCursor())
        : new ClaimScope.At(Set.of(lane(random.nextInt(6))));
  }

  private void ask(ClaimScope scope) {
    if (!asked.isEmpty()) {
      return; // one at a time
    }
    Begun claim = underWay.begin(scope, 40);
    Map<UUID, Room> rooms = lanes.rooms(scope, new HashMap<>());
    asked.add(new Asked(claim, inFlight.allowance(40, rooms, false)));
  }

  /** As PostgreSQL does where something is due in every lane. */
  private void answer(Random random, int most) {
    if (asked.isEmpty()) {
      return;
    }
    Asked claim = asked.removeFirst();
    ClaimScope scope = claim.begun().claimScope();
    List<Lease> found = new ArrayList<>();
    Map<Integer, Integer> ofAccount = new HashMap<>();
    Map<LaneKey, Integer> due = new TreeMap<>();
    for (int i = 0; i < 6; i++) {
      if (scope.sees(lane(i))) {
        Room known = claim.allowance().ofEndpoint().get(lane(i).endpointId());
        int room = ClaimStatement.room(known == null ? null : known.deliveries(), rate(i));
        int wanted = Math.min(random.nextInt(room + 1), most);
        for (int n = 0; n < Math.max(wanted, most == 1 ? 1 : 0); n++) {
          int account = lane(i).accountId();
          int left =
              claim
                  .allowance()
                  .ofAccount()
                  .getOrDefault(account, claim.allowance().ofOtherAccounts());
          if (ofAccount.merge(account, 1, Integer::sum) <= left
              && found.size() < claim.allowance().limit()) {
            found.add(lease(i));
            due.merge(lane(i), 1, Integer::sum);
          }
        }
      }
    }
    Claimed claimed = new Claimed(found, due, false, Optional.empty());
    lanes.taken(claimed, scope, claim.allowance(), new HashMap<>());
    inFlight.taken(claimed, false);
    underWay.end(claim.begun());
    leases.addAll(found);
    count(found);
  }

  private void count(List<Lease> found) {
    begun += (int) found.stream().filter(lease -> lease.ratePerSecond() != null).count();
  }

  private void publish(LaneKey lane) {
    lanes
        .take(lane)
        .ifPresent(
            terms -> {
              if (inFlight.take(lane.accountId(), SIZE)) {
                taken.add(new Taken(lane, terms));
                begun += terms.ratePerSecond() == null ? 0 : 1;
              } else {
                lanes.giveBack(lane, terms);
              }
            });
  }

  private void giveBack(Random random) {
    if (!taken.isEmpty()) {
      Taken one = taken.remove(random.nextInt(taken.size()));
      lanes.giveBack(one.lane(), one.terms());
      inFlight.giveBack(one.lane().accountId(), SIZE);
      begun -= one.terms().ratePerSecond() == null ? 0 : 1;
    }
  }

  private void end(int place) {
    if (place < leases.size()) {
      Lease lease = leases.remove(place);
      lanes.ended(lease, Optional.empty());
      inFlight.ended(lease);
    }
  }

  private void check() {
    Map<LaneKey, Integer> ofLane = new HashMap<>();
    leases.forEach(lease -> ofLane.merge(lease.lane(), 1, Integer::sum));
    taken.forEach(one -> ofLane.merge(one.lane(), 1, Integer::sum));
    Map<Integer, Integer> ofAccount = new HashMap<>();
    ofLane.forEach((lane, n) -> ofAccount.merge(lane.accountId(), n, Integer::sum));
    ofLane.forEach((lane, n) -> assertTrue(n <= CAP, lane + ": " + n));
    ofAccount.forEach((account, n) -> assertTrue(n <= SHARE, account + ": " + n));
    assertEquals(leases.size() + taken.size(), inFlight.deliveries());
    // A burst, and what came in since: the steps of one run take far less than a second.
    assertTrue(begun <= 2 * (RateLimit.burst(RATE) + RATE), "of two lanes with a rate: " + begun);
  }

  /** Everything ends: the room is as it was. */
  private void finish() {
    answer(new Random(1), 50);
    while (!leases.isEmpty()) {
      end(0);
    }
    while (!taken.isEmpty()) {
      giveBack(new Random(1));
    }
    assertEquals(0, inFlight.deliveries());
    assertEquals(0, underWay.ofLane(lane(0)));
    assertTrue(
        lanes.rooms(new ClaimScope.Everywhere(new LaneCursor()), new HashMap<>()).values().stream()
            .allMatch(room -> room.deliveries() >= 0));
  }

  private static Integer rate(int i) {
    return i % 3 == 0 ? RATE : null;
  }

  private static LaneKey lane(int i) {
    return new LaneKey(1 + i / 3, new UUID(1, i));
  }

  private static Lease lease(int i) {
    UUID id = UUID.randomUUID();
    LaneKey lane = lane(i);
    return new Lease(
        lane.accountId(),
        id,
        lane.endpointId(),
        id,
        1,
        id,
        0,
        System.nanoTime(),
        Duration.ofSeconds(55),
        rate(i),
        1L,
        0,
        null);
  }
}
