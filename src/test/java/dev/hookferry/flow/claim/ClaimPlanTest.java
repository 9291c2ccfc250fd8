package dev.hookferry.flow.claim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hookferry.domain.lane.ClaimScope;
import dev.hookferry.domain.lane.ClaimScope.LaneCursor;
import dev.hookferry.domain.lane.LaneKey;
import dev.hookferry.flow.claim.Allowance.Room;
import dev.hookferry.support.MillionDeliveries;
import dev.hookferry.support.OwnDatabase;
import dev.hookferry.support.Plan;
import dev.hookferry.support.TestSettings;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The claim's cost depends on what it takes, not on what waits. */
@ExtendWith(MillionDeliveries.class)
class ClaimPlanTest {

  // One read of the whole table would take about 10,000.
  private static final long FEW_PAGES = 4_000;

  private final OwnDatabase database;
  private final Claim claim;

  ClaimPlanTest(OwnDatabase database) {
    this.database = database;
    this.claim =
        new Claim(
            database.pool(), new ClaimMeters(new SimpleMeterRegistry()), TestSettings.of(Map.of()));
  }

  enum Statistics {
    NONE,
    FRESH
  }

  @ParameterizedTest
  @EnumSource
  void givenAMillionDeliveries_whenClaimedEverywhere_thenByTheLanesAlone(Statistics statistics) {
    analyze(statistics);
    assertCheap(new ClaimScope.Everywhere(new LaneCursor()));
  }

  @ParameterizedTest
  @EnumSource
  void givenAMillionDeliveries_whenClaimedInSomeLanes_thenByTheLanesAlone(Statistics statistics) {
    analyze(statistics);
    assertCheap(firstLanes(30));
  }

  @ParameterizedTest
  @EnumSource
  void givenAMillionDeliveries_whenClaimedInFewLanes_thenByTheLanesAlone(Statistics statistics) {
    analyze(statistics);
    assertCheap(firstLanes(1));
  }

  private ClaimScope firstLanes(int count) {
    return new ClaimScope.At(
        database
            .run("SELECT account_id, id FROM endpoint ORDER BY account_id, id LIMIT $1", count)
            .stream()
            .map(row -> new LaneKey(row.getInteger(0), row.getUUID(1)))
            .collect(Collectors.toSet()));
  }

  @ParameterizedTest
  @EnumSource
  void givenManyEndpointsWithoutRoom_whenClaimed_thenTheyCostLittle(Statistics statistics) {
    analyze(statistics);
    Map<UUID, Room> full =
        database.run("SELECT id FROM endpoint ORDER BY account_id, id LIMIT 500").stream()
            .collect(Collectors.toMap(row -> row.getUUID(0), row -> new Room(0, 0)));
    Plan plan = plan(new ClaimScope.Everywhere(new LaneCursor()), full);
    assertEquals(Set.of("delivery_lane"), plan.readsOf("delivery"));
    assertTrue(plan.pages() < 2 * FEW_PAGES, "pages: " + plan.pages());
  }

  @ParameterizedTest
  @EnumSource
  void givenAMillionDeliveries_whenPlannedForAnyClaim_thenByTheLanesAlone(Statistics statistics) {
    analyze(statistics);
    for (ClaimScope claimScope :
        List.of(new ClaimScope.Everywhere(new LaneCursor()), firstLanes(1))) {
      Plan plan = Plan.generic(database.pool(), ClaimStatement.of(claimScope));
      assertEquals(Set.of("delivery_lane"), plan.readsOf("delivery"));
    }
  }

  private void analyze(Statistics statistics) {
    if (statistics == Statistics.FRESH) {
      database.run("ANALYZE");
    } else {
      database.forgetStatistics();
    }
  }

  private void assertCheap(ClaimScope claimScope) {
    Plan plan = plan(claimScope, Map.of());
    assertEquals(Set.of("delivery_lane"), plan.readsOf("delivery"));
    assertEquals(Set.of("endpoint_pkey"), plan.readsOf("endpoint"));
    assertTrue(plan.pages() < FEW_PAGES, "pages: " + plan.pages());
  }

  private Plan plan(ClaimScope claimScope, Map<UUID, Room> rooms) {
    Allowance allowance = new Allowance(200, rooms, Map.of(), 200, 100);
    Tuple parameters = claim.parameters(claimScope, allowance, UUID.randomUUID());
    return Plan.of(database.pool(), ClaimStatement.of(claimScope), parameters);
  }
}
