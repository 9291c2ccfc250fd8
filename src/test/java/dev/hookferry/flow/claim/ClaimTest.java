package dev.hookferry.flow.claim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hookferry.domain.lane.ClaimScope;
import dev.hookferry.domain.lane.ClaimScope.LaneCursor;
import dev.hookferry.domain.lane.LaneKey;
import dev.hookferry.flow.claim.Allowance.Room;
import dev.hookferry.flow.claim.Claim.Claimed;
import dev.hookferry.support.OwnDatabase;
import dev.hookferry.support.TestSettings;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ClaimTest {

  private static final UUID A = UUID.fromString("0a000000-0000-7000-8000-000000000000");
  private static final UUID B = UUID.fromString("9b000000-0000-7000-8000-000000000000");

  private static OwnDatabase database;

  private final Claim claim =
      new Claim(
          database.pool(), new ClaimMeters(new SimpleMeterRegistry()), TestSettings.of(Map.of()));

  @BeforeAll
  static void start() {
    database = OwnDatabase.start();
    database.run(
        "INSERT INTO account (id, name, created_at) VALUES (1, 'one', now()), (2, 'two', now())");
    database.run("INSERT INTO scope SELECT id, 'account', '', now() FROM account");
  }

  @AfterAll
  static void stop() {
    database.close();
  }

  @BeforeEach
  void empty() {
    database.run("TRUNCATE delivery, attempt, endpoint CASCADE");
  }

  private static void due(int account, UUID endpoint, int count, int attempts) {
    database.run(
        """
        INSERT INTO delivery (account_id, id, endpoint_id, event_id, due_at, attempts, lease_no)
        SELECT $1, gen_random_uuid(), $2, gen_random_uuid(), now() - interval '1 hour', $4, $4
        FROM generate_series(1, $3)
        """,
        account,
        endpoint,
        count,
        attempts);
  }

  private static void endpoint(int account, UUID id, String values) {
    database.run(
        """
        INSERT INTO endpoint (account_id, id, surface, scope_kind, scope_id, url, method, headers, patterns,
          retries, verify_tls, created_at, updated_at, timeout_ms, enabled, rate_limit_per_second)
        VALUES ($1, $2, 'plain', 'account', '', 'http://x', 'POST', '{}', '{*}', 4, true, now(), now(), %s)
        """
            .formatted(values),
        account,
        id);
  }

  private static Allowance atMost(int limit) {
    return new Allowance(limit, Map.of(), Map.of(), limit, limit);
  }

  private Claimed claimed(ClaimScope claimScope, Allowance allowance) {
    return claim.claim(claimScope, allowance).await().indefinitely();
  }

  private static Map<UUID, Integer> byLane(Claimed claimed) {
    Map<UUID, Integer> counts = new HashMap<>();
    claimed.leases().forEach(lease -> counts.merge(lease.endpointId(), 1, Integer::sum));
    return counts;
  }

  @Test
  void givenTwoLanes_whenClaimed_thenAFewOfEachFromWhereTheLastClaimEnded() {
    due(1, A, 30, 0);
    due(1, B, 30, 0);
    LaneCursor cursor = new LaneCursor();
    cursor.begin();
    ClaimScope everywhere = new ClaimScope.Everywhere(cursor);

    Claimed first = claimed(everywhere, atMost(15));
    assertEquals(Map.of(A, 10, B, 5), byLane(first));
    assertEquals(Optional.of(new LaneKey(1, B)), first.last());

    Claimed second = claimed(new ClaimScope.Everywhere(at(1, A)), atMost(100));
    assertEquals(Map.of(B, 10), byLane(second));
    assertEquals(Optional.empty(), second.last());
  }

  private static LaneCursor at(int account, UUID endpoint) {
    LaneCursor cursor = new LaneCursor();
    cursor.stepped(new LaneKey(account, endpoint));
    return cursor;
  }

  @Test
  void givenLanesByName_whenClaimed_thenThoseAlone() {
    due(1, A, 3, 0);
    due(1, B, 3, 0);
    due(2, B, 3, 0);
    Claimed claimed = claimed(new ClaimScope.At(Set.of(new LaneKey(1, B))), atMost(100));
    assertEquals(3, claimed.leases().size());
    assertTrue(claimed.leases().stream().allMatch(l -> l.lane().equals(new LaneKey(1, B))));
  }

  @Test
  void givenFewLanesWithMuchRoom_whenClaimed_thenManyOfEach() {
    endpoint(1, B, "1000, true, 200");
    due(1, A, 60, 0);
    due(1, B, 60, 0);
    due(2, A, 60, 0);
    ClaimScope few =
        new ClaimScope.At(Set.of(new LaneKey(1, A), new LaneKey(1, B), new LaneKey(2, A)));
    Allowance allowance =
        new Allowance(200, Map.of(A, new Room(45, 0), B, new Room(45, 0)), Map.of(), 200, 200);
    assertEquals(Map.of(A, 90, B, 20), byLane(claimed(few, allowance)));
    assertEquals(
        Map.of(A, 10), byLane(claimed(new ClaimScope.At(Set.of(new LaneKey(2, A))), atMost(99))));
  }

  @Test
  void givenEndpoint_whenClaimed_thenLeasedForItsTimeoutAndMore() {
    endpoint(1, A, "20000, true, NULL");
    due(1, A, 1, 0);
    Lease lease =
        claimed(new ClaimScope.Everywhere(new LaneCursor()), atMost(1)).leases().getFirst();
    assertEquals(65, lease.length().toSeconds());
    Row row =
        database
            .run(
                "SELECT lease_no, lease_owner, extract(epoch FROM due_at - now())::int FROM delivery")
            .getFirst();
    assertEquals(1, row.getInteger(0));
    assertEquals(lease.owner(), row.getUUID(1));
    assertEquals(65, row.getInteger(2), 3);
  }

  @Test
  void givenLessRoom_whenClaimed_thenNoMoreThanThat() {
    due(1, A, 20, 0);
    due(1, B, 20, 0);
    Map<UUID, Room> rooms = Map.of(A, new Room(3, 0), B, new Room(0, 0));
    Allowance allowance = new Allowance(100, rooms, Map.of(), 100, 100);
    assertEquals(
        Map.of(A, 3), byLane(claimed(new ClaimScope.Everywhere(new LaneCursor()), allowance)));
  }

  @Test
  void givenLanesWithoutRoom_whenTheirEndpointsStartedAfresh_thenTakenLikeUnknownOnes() {
    endpoint(1, A, "1000, true, NULL");
    endpoint(1, B, "1000, true, 30");
    due(1, A, 20, 0);
    due(1, B, 20, 0);
    due(2, A, 20, 0);
    Map<UUID, Room> rooms = Map.of(A, new Room(0, 0), B, new Room(0, 7));
    ClaimScope everywhere = new ClaimScope.Everywhere(new LaneCursor());
    Allowance allowance = new Allowance(100, rooms, Map.of(), 100, 100);
    assertEquals(Map.of(), byLane(claimed(everywhere, allowance)));

    database.run("UPDATE endpoint SET fresh_starts = 8");
    Claimed claimed = claimed(everywhere, allowance);
    assertEquals(Map.of(A, 10, B, 3), byLane(claimed));
    assertTrue(claimed.leases().stream().allMatch(lease -> lease.freshStarts() == 8));
  }

  @Test
  void givenRateLimitNotKnownYet_whenClaimed_thenABurstOfIt() {
    endpoint(1, A, "1000, true, 30");
    endpoint(1, B, "1000, true, 1");
    due(1, A, 20, 0);
    due(1, B, 20, 0);
    Claimed claimed = claimed(new ClaimScope.Everywhere(new LaneCursor()), atMost(100));
    assertEquals(Map.of(A, 3, B, 1), byLane(claimed));
    assertEquals(
        Set.of(30, 1), Set.copyOf(claimed.leases().stream().map(Lease::ratePerSecond).toList()));
  }

  @Test
  void givenDisabledEndpoint_whenClaimed_thenPassedBy() {
    endpoint(1, A, "1000, false, NULL");
    due(1, A, 1, 0);
    assertTrue(claimed(new ClaimScope.Everywhere(new LaneCursor()), atMost(9)).leases().isEmpty());
  }

  @Test
  void givenAccountsThatHaveTheirShare_whenClaimed_thenNoMoreOfThem() {
    due(1, A, 10, 0);
    due(1, B, 10, 0);
    due(2, B, 10, 0);
    Allowance allowance = new Allowance(100, Map.of(), Map.of(1, 4), 7, 100);
    Claimed claimed = claimed(new ClaimScope.Everywhere(new LaneCursor()), allowance);
    assertEquals(4, claimed.leases().stream().filter(lease -> lease.accountId() == 1).count());
    assertEquals(7, claimed.leases().stream().filter(lease -> lease.accountId() == 2).count());
    assertTrue(claimed.refused());
    assertEquals(10, claimed.due().get(new LaneKey(2, B)));
  }

  @Test
  void givenRetries_whenTheyHaveTheirShare_thenFirstAttemptsAlone() {
    due(1, A, 5, 2);
    due(1, B, 5, 0);
    Claimed claimed =
        claimed(
            new ClaimScope.Everywhere(new LaneCursor()),
            new Allowance(100, Map.of(), Map.of(), 100, 2));
    assertEquals(Map.of(A, 2, B, 5), byLane(claimed));
    assertTrue(claimed.refused());
  }

  @Test
  void givenMoreLanesThanAStep_whenWalked_thenEachIsSeenOnce() {
    database.run(
        """
        INSERT INTO delivery (account_id, id, endpoint_id, event_id, due_at)
        SELECT 1 + i % 2, gen_random_uuid(), gen_random_uuid(), gen_random_uuid(),
          now() + CASE WHEN i % 100 = 0 THEN interval '-1 hour' ELSE interval '1 hour' END
        FROM generate_series(1, 4500) AS i
        """);
    LaneCursor cursor = new LaneCursor();
    cursor.begin();
    List<Integer> steps = new ArrayList<>();
    while (cursor.isUnderWay()) {
      Claimed claimed = claimed(new ClaimScope.Everywhere(cursor), atMost(100));
      claimed.last().ifPresentOrElse(cursor::stepped, cursor::ended);
      steps.add(claimed.leases().size());
    }
    assertEquals(3, steps.size());
    assertEquals(45, steps.stream().mapToInt(Integer::intValue).sum());
  }

  @Test
  void givenLeaseThatEnded_whenTakenOver_thenItsAttemptIsWrittenDown() {
    due(1, A, 1, 3);
    database.run("UPDATE delivery SET lease_no = 4, lease_owner = gen_random_uuid()");
    Lease lease =
        claimed(new ClaimScope.Everywhere(new LaneCursor()), atMost(9)).leases().getFirst();
    assertEquals(5, lease.leaseNo());
    assertEquals(1, lease.lostBefore());
    Row lost = database.run("SELECT * FROM attempt").getFirst();
    assertEquals("ABANDONED", lost.getString("outcome"));
    assertEquals(4, lost.getInteger("lease_no"));
    assertEquals(4, lost.getInteger("number"));
    assertEquals(A, lost.getUUID("endpoint_id"));
    assertEquals(lease.eventId(), lost.getUUID("event_id"));
    assertEquals(7, lost.getUUID("id").version());
    assertFalse(database.run("SELECT FROM attempt_default").iterator().hasNext());
  }

  @Test
  void givenSeveralInstances_whenTheyClaimAtOnce_thenNoDeliveryTwice() {
    for (int lane = 0; lane < 40; lane++) {
      due(1, UUID.randomUUID(), 10, 0);
    }
    List<Uni<Claimed>> claims = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      claims.add(claim.claim(new ClaimScope.Everywhere(new LaneCursor()), atMost(60)));
    }
    List<UUID> taken =
        Uni.join().all(claims).andFailFast().await().indefinitely().stream()
            .flatMap(claimed -> claimed.leases().stream().map(Lease::deliveryId))
            .toList();
    assertEquals(new HashSet<>(taken).size(), taken.size());
    assertTrue(taken.size() >= 60);
  }
}
