package dev.hookferry.flow.claim;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.hookferry.domain.lane.ClaimScope;
import dev.hookferry.domain.lane.ClaimScope.LaneCursor;
import dev.hookferry.domain.lane.LaneKey;
import dev.hookferry.flow.claim.Claim.Claimed;
import dev.hookferry.support.GrowingDatabase;
import dev.hookferry.support.TestSettings;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.mutiny.Uni;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a claim and what sending needs costs the same, however the tables have grown since. */
class GrownQueueTest {

  private static final int ROWS = 20_000;
  private static final int LIMIT = 100;
  private static final long FEW = 2_000;

  private static final GrowingDatabase DATABASE = GrowingDatabase.start();

  @AfterAll
  static void stop() {
    DATABASE.close();
  }

  @ParameterizedTest
  @EnumSource
  void givenPlansThatAreKept_whenTheTablesHaveGrown_thenNothingIsReadInVain(
      GrowingDatabase.Start start) {
    DATABASE.begin(start);
    Line line = new Line();
    List<Lease> leases = line.claim(new ClaimScope.Everywhere(new LaneCursor()));
    line.claim(new ClaimScope.At(Set.of(new LaneKey(1, UUID.randomUUID()))));
    line.load(leases.isEmpty() ? List.of(unknown()) : leases);
    DATABASE.growBy(ROWS);

    Set<LaneKey> lanes = lanes();
    DATABASE.assertReads("everywhere", FEW, () -> line.everywhere());
    DATABASE.assertReads("in some lanes", FEW, () -> line.next(new ClaimScope.At(lanes)));
    LaneKey busy = lanes.stream().min(LaneKey::compareTo).orElseThrow();
    DATABASE.assertReads("in one", FEW, () -> line.next(new ClaimScope.At(Set.of(busy))));
    List<Lease> taken = line.claim(new ClaimScope.At(lanes));
    assertEquals(LIMIT, taken.size());
    DATABASE.assertReads("events", FEW, () -> line.events.of(taken));
    DATABASE.assertReads("receivers", FEW, () -> line.receivers.of(taken));
  }

  @ParameterizedTest
  @EnumSource
  void givenAPlanThatIsKept_whenTheQueueHasGrown_thenTheBacklogReadsAtMostSoManyOfALane(
      GrowingDatabase.Start start) {
    DATABASE.begin(start);
    Backlog backlog = new Backlog(DATABASE.pool());
    backlog.read().await().indefinitely();
    DATABASE.growBy(ROWS);
    DATABASE.assertReads("backlog", ROWS / 2 + 2 * FEW, backlog::read);
  }

  private static Set<LaneKey> lanes() {
    return DATABASE
        .run("SELECT account_id, id FROM endpoint ORDER BY account_id, id LIMIT 30")
        .stream()
        .map(row -> new LaneKey(row.getInteger(0), row.getUUID(1)))
        .collect(Collectors.toSet());
  }

  private static Lease unknown() {
    UUID id = UUID.randomUUID();
    return new Lease(1, id, id, id, 1, id, 0, 0, Duration.ZERO, null, 1L, 0, null);
  }

  /** The steps of the line up to the sending, without what is remembered in between. */
  private static final class Line {

    private final Claim claim;
    private final EventReader events;
    private final ReceiverReader receivers;

    Line() {
      claim =
          new Claim(
              DATABASE.pool(),
              new ClaimMeters(new SimpleMeterRegistry()),
              TestSettings.of(Map.of()));
      events = new EventReader(DATABASE.pool());
      receivers = new ReceiverReader(DATABASE.pool(), null, Clock.systemUTC());
    }

    Uni<Claimed> everywhere() {
      return next(new ClaimScope.Everywhere(new LaneCursor()));
    }

    Uni<Claimed> next(ClaimScope claimScope) {
      return claim.claim(claimScope, new Allowance(LIMIT, Map.of(), Map.of(), LIMIT, LIMIT));
    }

    List<Lease> claim(ClaimScope claimScope) {
      return next(claimScope).await().indefinitely().leases();
    }

    void load(List<Lease> leases) {
      events.of(leases).await().indefinitely();
      receivers.of(leases).await().indefinitely();
    }
  }
}
