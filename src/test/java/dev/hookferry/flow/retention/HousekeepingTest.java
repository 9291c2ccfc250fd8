package dev.hookferry.flow.retention;

import static java.util.stream.Collectors.toSet;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hookferry.support.OwnDatabase;
import dev.hookferry.support.TestSettings;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HousekeepingTest {

  private static OwnDatabase database;

  private final AtomicReference<Instant> now = new AtomicReference<>(Instant.now());
  private final Housekeeping housekeeping =
      new Housekeeping(
          database.pool(),
          new Partitions(new Chore(database.pool())),
          new Expiry(new Chore(database.pool())),
          TestSettings.of(
              Map.of("hookferry.retention", "P30D", "hookferry.audit-retention", "P60D")),
          now::get);

  private final LocalDate today = LocalDate.now(ZoneOffset.UTC);

  @BeforeAll
  static void start() {
    database = OwnDatabase.start();
    database.run("INSERT INTO account (id, name, created_at) VALUES (1, 'one', now())");
  }

  @AfterAll
  static void stop() {
    database.close();
  }

  @BeforeEach
  void empty() {
    database.run(
        "TRUNCATE event, delivery, attempt, event_key, job, job_lane, job_page, job_tally");
  }

  private void run() {
    housekeeping.run().await().indefinitely();
  }

  private static boolean exists(String parent, LocalDate day) {
    return count("SELECT count(*) FROM partition_days($1) AS day WHERE day = $2", parent, day) == 1;
  }

  private static long count(String sql, Object... parameters) {
    return database.run(sql, parameters).getFirst().getLong(0);
  }

  private static void event(int daysAgo) {
    database.run(
        """
        INSERT INTO event (account_id, id, scope_kind, scope_id, type, occurred_at, data)
        VALUES (1, uuid_floor(now() - $1 * interval '1 day'), 'account', '', 'a', now(), '')
        """,
        (double) daysAgo);
  }

  private static void delivery(int daysAgo, String lease) {
    database.run(
        """
        INSERT INTO delivery (account_id, id, endpoint_id, event_id, attempts, lease_no, lease_owner, due_at)
        VALUES (1, uuid_floor(now() - $1 * interval '1 day'), gen_random_uuid(), gen_random_uuid(), 2, %s)
        """
            .formatted(lease),
        (double) daysAgo);
  }

  @Test
  void givenDaysWithoutPartition_whenKept_thenMadeAWeekAhead() {
    database.run("SELECT drop_partition('event', $1)", today.plusDays(7));
    database.run("SELECT drop_partition('attempt', $1)", today.plusDays(5));
    run();
    assertTrue(exists("event", today.plusDays(7)));
    assertTrue(exists("attempt", today.plusDays(5)));
  }

  @Test
  void givenTicks_whenAnHourHasPassed_thenKeptAgainAndNotBefore() {
    housekeeping.keepIfDue().await().indefinitely();
    database.run("SELECT drop_partition('event', $1)", today.plusDays(7));
    now.updateAndGet(instant -> instant.plus(Duration.ofMinutes(59)));
    housekeeping.keepIfDue().await().indefinitely();
    assertFalse(exists("event", today.plusDays(7)));

    now.updateAndGet(instant -> instant.plus(Duration.ofMinutes(1)));
    housekeeping.keepIfDue().await().indefinitely();
    assertTrue(exists("event", today.plusDays(7)));
  }

  private static void audited(int daysAgo) {
    database.run(
        """
        INSERT INTO audit_log (account_id, id, at, actor_kind, actor_name, action, target, changes)
        VALUES (1, gen_random_uuid(), now() - $1 * interval '1 day', 'KEY', 'ci', 'a', 'b', '{}')
        """,
        (double) daysAgo);
  }

  @Test
  void givenAnOldAuditLog_whenKept_thenWhatIsOlderThanItsOwnRetentionIsGone() {
    audited(61);
    audited(59);
    run();
    assertEquals(1, count("SELECT count(*) FROM audit_log"));
  }

  @Test
  void givenNoPartitionForToday_whenPublished_thenKeptAndMovedOnceThereIsOne() {
    database.run("SELECT drop_partition('event', $1)", today);
    event(0);
    assertEquals(1, count("SELECT count(*) FROM event_default"));
    run();
    assertTrue(exists("event", today));
    assertEquals(0, count("SELECT count(*) FROM event_default"));
    assertEquals(1, count("SELECT count(*) FROM event"));
    assertEquals(1, count("SELECT count(*) FROM event_" + name(today)));
  }

  private static String name(LocalDate day) {
    return day.format(DateTimeFormatter.BASIC_ISO_DATE);
  }

  @Test
  void givenOldPartitions_whenKept_thenOnlyWhollyOldOnesAreDropped() {
    for (int daysAgo : List.of(29, 30, 31, 40)) {
      database.run("SELECT make_partition('event', $1)", today.minusDays(daysAgo));
    }
    database.run("SELECT make_partition('attempt', $1)", today.minusDays(40));
    event(40);
    run();
    assertTrue(exists("event", today.minusDays(29)));
    assertTrue(exists("event", today.minusDays(30)));
    assertFalse(exists("event", today.minusDays(31)));
    assertFalse(exists("event", today.minusDays(40)));
    assertFalse(exists("attempt", today.minusDays(40)));
    assertEquals(0, count("SELECT count(*) FROM event"));
  }

  @Test
  void givenPartitionThatIsRead_whenKept_thenLeftToTheNextTimeAndTheRestIsDone() {
    LocalDate old = today.minusDays(50);
    database.run("SELECT make_partition('event', $1)", old);
    database.run("SELECT make_partition('event', $1)", old.plusDays(1));
    SqlConnection reader = database.pool().getConnectionAndAwait();
    reader.query("BEGIN").executeAndAwait();
    reader.query("SELECT * FROM event_" + name(old)).executeAndAwait();
    run();
    assertTrue(exists("event", old));
    assertFalse(exists("event", old.plusDays(1)));

    reader.query("COMMIT").executeAndAwait();
    reader.closeAndAwait();
    run();
    assertFalse(exists("event", old));
  }

  @Test
  void givenOldLiveDeliveries_whenKept_thenTheyEndAsFailed() {
    delivery(31, "2, NULL, now() + interval '1 hour'");
    delivery(32, "3, gen_random_uuid(), now() - interval '1 hour'");
    delivery(33, "3, gen_random_uuid(), now() + interval '1 minute'");
    delivery(29, "2, NULL, now()");
    run();
    assertEquals(2, count("SELECT count(*) FROM delivery"));

    List<Row> rows = database.run("SELECT * FROM attempt ORDER BY delivery_id DESC, outcome DESC");
    Row first = rows.getFirst();
    assertEquals("FAILED", first.getString("outcome"));
    assertEquals("expired", first.getString("error"));
    assertEquals(2, first.getInteger("number"));
    assertNull(first.getInteger("lease_no"));
    assertEquals(
        List.of("FAILED", "FAILED", "ABANDONED"),
        rows.stream().map(row -> row.getString("outcome")).toList());
    assertEquals(3, rows.getLast().getInteger("lease_no"));
    assertEquals(0, count("SELECT count(*) FROM attempt_default"));
  }

  @Test
  void givenMoreThanAChunk_whenKept_thenAllOfThemEnd() {
    database.run(
        """
        INSERT INTO delivery (account_id, id, endpoint_id, event_id, due_at)
        SELECT 1, uuid_floor(now() - interval '40 days' + i * interval '1 second'), gen_random_uuid(),
          gen_random_uuid(), now()
        FROM generate_series(1, 2500) AS i
        """);
    run();
    assertEquals(0, count("SELECT count(*) FROM delivery"));
    assertEquals(2500, count("SELECT count(*) FROM attempt WHERE error = 'expired'"));
  }

  @Test
  void givenStraysInTheDefaultPartition_whenKept_thenOldOnesGoWhateverTheirIds() {
    database.run(
        """
        INSERT INTO event (account_id, id, scope_kind, scope_id, type, occurred_at, data)
        VALUES (1, 'f0000000-0000-8000-8000-000000000001', 'account', '', 'old', now() - interval '31 days', ''),
          (1, '00000000-0000-8000-8000-000000000002', 'account', '', 'new', now() - interval '29 days', '')
        """);
    event(60);
    run();
    assertEquals("new", database.run("SELECT type FROM event").getFirst().getString(0));
    assertEquals(1, count("SELECT count(*) FROM event"));
  }

  @Test
  void givenIdempotencyKeys_whenKept_thenThoseOfADayAgoGo() {
    database.run(
        """
        INSERT INTO event_key (account_id, key, hash, answer, created_at)
        SELECT 1, 'k' || hours, '', '', now() - hours * interval '1 hour'
        FROM unnest(ARRAY[1, 23, 25, 100]) AS hours
        """);
    run();
    assertEquals(2, count("SELECT count(*) FROM event_key"));
  }

  @Test
  void givenDeletedEndpoints_whenKept_thenThoseWhoseRecordsAreGoneAreForgotten() {
    database.run(
        """
        INSERT INTO deleted_endpoint (account_id, id, number, surface, scope_kind, scope_id, url, deleted_at)
        SELECT 1, gen_random_uuid(), days, 'account', 'account', '', 'https://example.com/',
          now() - days * interval '1 day'
        FROM unnest(ARRAY[1, 29, 31, 100]) AS days
        """);
    run();
    assertEquals(29, count("SELECT max(number) FROM deleted_endpoint"));
    assertEquals(2, count("SELECT count(*) FROM deleted_endpoint"));
  }

  @Test
  void givenAnotherInstanceAtIt_whenKept_thenNothingIsDone() {
    SqlConnection other = database.pool().getConnectionAndAwait();
    other.query("SELECT pg_advisory_lock(hashtext('hookferry housekeeping'))").executeAndAwait();
    delivery(31, "2, NULL, now()");
    run();
    assertEquals(1, count("SELECT count(*) FROM delivery"));

    other.query("SELECT pg_advisory_unlock(hashtext('hookferry housekeeping'))").executeAndAwait();
    other.closeAndAwait();
    run();
    assertEquals(0, count("SELECT count(*) FROM delivery"));
  }

  @Test
  void givenAnOldDeliveryOfAJob_whenKept_thenItIsTalliedAsFailed() {
    delivery(31, "0, NULL, now()");
    database.run("UPDATE delivery SET job_id = gen_random_uuid()");
    run();
    assertEquals(
        1, count("SELECT count(*) FROM attempt JOIN job_tally USING (account_id, job_id)"));
    assertEquals(1, count("SELECT sum(failed) FROM job_tally WHERE succeeded = 0"));
  }

  @Test
  void givenJobs_whenKept_thenOldOnesAreForgottenAndCancelledOnesHaveNothingLeft() {
    List<UUID> kept = List.of(job("RUNNING", 31), job("PAUSED", 29), job("PLANNED", 29));
    UUID cancelled = job("CANCELLED", 29);
    job("PAUSED", 31);
    job("PLANNED", 31);
    job("CANCELLED", 31);
    UUID done = job("DONE", 29);
    job("DONE", 31);
    run();
    assertEquals(
        Stream.concat(kept.stream(), Stream.of(cancelled, done)).collect(toSet()),
        ids("SELECT id FROM job"));
    assertEquals(Set.copyOf(kept), ids("SELECT DISTINCT job_id FROM job_lane"));
    assertEquals(Set.copyOf(kept), ids("SELECT DISTINCT job_id FROM job_page"));
  }

  /** With a lane and a page, unless it is done. */
  private static UUID job(String status, int daysAgo) {
    UUID id = UUID.randomUUID();
    boolean over = status.equals("DONE") || status.equals("CANCELLED");
    String when = "now() - %d * interval '1 day'".formatted(daysAgo);
    database.run(
        """
        INSERT INTO job (account_id, id, mode, since, until, event_types, status, events, deliveries, passed, skipped,
          refilled_at, next_at, created_at, started_at, finished_at)
        VALUES (1, $1, 'ALL', now(), now(), '{}', $2, 1, 1, $3, 0, now(), now(), %s, now(), %s)
        """
            .formatted(when, over ? when : "NULL"),
        id,
        status,
        status.equals("DONE") ? 1L : 0L);
    if (!status.equals("DONE")) {
      database.run(
          """
          INSERT INTO job_lane (account_id, job_id, endpoint_id, patterns, pairs, room) VALUES (1, $1, $1, '{*}', 1, 5)
          """,
          id);
      database.run("INSERT INTO job_page VALUES (1, $1, $1, 0, ARRAY[$1])", id);
    }
    return id;
  }

  private static Set<UUID> ids(String sql) {
    return database.run(sql).stream().map(row -> row.getUUID(0)).collect(toSet());
  }
}
