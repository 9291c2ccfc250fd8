package dev.hookferry.flow.pace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hookferry.domain.lane.ClaimScope.LaneCursor;
import dev.hookferry.domain.lane.LaneKey;
import dev.hookferry.flow.pace.UpcomingRetries.Upcoming;
import dev.hookferry.support.MillionDeliveries;
import dev.hookferry.support.OwnDatabase;
import dev.hookferry.support.Plan;
import dev.hookferry.support.TestSettings;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What is read of a queue of a million, none of which falls due soon but what a test adds. */
@ExtendWith(MillionDeliveries.class)
class UpcomingRetriesTest {

  private static final UUID EVENT = new UUID(4, 4);

  // Each of its thousand lanes by two descents of three or four pages.
  private static final long FEW_PAGES = 10_000;

  private final OwnDatabase database;
  private final UpcomingRetries upcoming;

  UpcomingRetriesTest(OwnDatabase database) {
    this.database = database;
    this.upcoming = new UpcomingRetries(database.pool(), TestSettings.of(Map.of()));
  }

  @AfterEach
  void restore() {
    database.run("DELETE FROM delivery WHERE event_id = $1", EVENT);
  }

  private void due(int account, int lanes, double inSeconds) {
    database.run(
        """
        INSERT INTO delivery (account_id, id, endpoint_id, event_id, due_at)
        SELECT $1, gen_random_uuid(), ('00000000-0000-4000-8000-' || lpad(i::text, 12, '0'))::uuid, $2,
          now() + make_interval(secs => $4)
        FROM generate_series(1, $3) AS i
        """,
        account,
        EVENT,
        lanes,
        inSeconds);
  }

  private Map<Upcoming, Duration> read() {
    return upcoming.read().await().indefinitely();
  }

  private static Set<LaneKey> lanes(Map<Upcoming, Duration> found) {
    return found.keySet().stream().map(Upcoming::lane).collect(Collectors.toSet());
  }

  @Test
  void givenRetriesOfALane_whenRead_thenThoseBeforeTheNextTickUpTo50MillisecondsLate() {
    due(3, 1, -1);
    due(3, 1, 1.2);
    due(3, 1, 1.6);
    due(3, 1, 3);

    Map<Upcoming, Duration> found = read();

    assertEquals(1, lanes(found).size());
    assertEquals(2, found.size());
    long first = found.keySet().stream().mapToLong(Upcoming::atMillis).min().orElseThrow();
    long last = found.keySet().stream().mapToLong(Upcoming::atMillis).max().orElseThrow();
    assertEquals(400, last - first, 50);
    found.forEach(
        (due, in) -> assertEquals(due.atMillis(), System.currentTimeMillis() + in.toMillis(), 500));
  }

  @Test
  void givenManyRetriesAtOnce_whenRead_thenOneTimeOfTheirLane() {
    for (int i = 0; i < 20; i++) {
      due(3, 1, 1);
    }
    database.run(
        "UPDATE delivery SET due_at = date_bin('1 s', now() + interval '2 s', 'epoch') WHERE event_id = $1",
        EVENT);
    assertEquals(1, read().size());
  }

  @Test
  void givenMoreLanesThanAReadVisits_whenReadAgain_thenTheRest() {
    due(1, 1_500, 60);
    due(20, 1_500, 60);
    database.run(
        "UPDATE delivery SET due_at = now() + interval '1.5 s' WHERE event_id = $1", EVENT);
    Set<LaneKey> seen = new HashSet<>(lanes(read()));
    assertTrue(seen.size() < 3_000);
    database.run(
        "UPDATE delivery SET due_at = now() + interval '1.5 s' WHERE event_id = $1", EVENT);
    seen.addAll(lanes(read()));
    assertEquals(3_000, seen.size());
  }

  @Test
  void givenAMillionDeliveries_whenRead_thenByTheLanesAlone() {
    database.run("ANALYZE");
    assertCheap();
    database.forgetStatistics();
    assertCheap();
  }

  private void assertCheap() {
    LaneKey start = LaneCursor.START;
    Plan plan =
        Plan.of(
            database.pool(),
            UpcomingRetries.READ,
            Tuple.of(start.accountId(), start.endpointId(), 2.0));
    assertEquals(Set.of("delivery_lane"), plan.readsOf("delivery"));
    assertTrue(plan.pages() < FEW_PAGES, "pages: " + plan.pages());
  }
}
