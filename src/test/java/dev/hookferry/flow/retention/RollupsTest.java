package dev.hookferry.flow.retention;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.hookferry.support.OwnDatabase;
import io.vertx.mutiny.sqlclient.Row;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Attempts of whole minutes are added up once, to minutes, hours and days. */
class RollupsTest {

  private static final String ONE = "00000000-0000-7000-8000-000000000001";
  private static final String TWO = "00000000-0000-7000-8000-000000000002";
  private static final String ALL = "00000000-0000-0000-0000-000000000000";

  private static final LocalDate TODAY = LocalDate.now(ZoneOffset.UTC);
  private static final String FIRST = TODAY.minusDays(2).toString();
  private static final String NEXT = TODAY.minusDays(1).toString();

  private static OwnDatabase database;

  private final Rollups rollups = new Rollups(database.pool());

  @BeforeAll
  static void start() {
    database = OwnDatabase.start();
  }

  @AfterAll
  static void stop() {
    database.close();
  }

  @BeforeEach
  void empty() {
    database.run("TRUNCATE attempt, attempt_rollup");
    progress(FIRST + " 23:50Z");
  }

  private static void progress(String minute) {
    database.run("UPDATE rollup_progress SET minute = '" + minute + "'");
  }

  private static void attempt(String endpoint, String at, String outcome, int millis) {
    database.run(
        """
        INSERT INTO attempt (account_id, id, delivery_id, event_id, endpoint_id, lease_no, number, started_at,
          duration_ms, outcome, status, recorded_at)
        SELECT 7, overlay(gen_random_uuid()::text PLACING left(uuid_floor(at)::text, 15) FROM 1)::uuid,
          gen_random_uuid(), gen_random_uuid(), '%s', 1, 1, at, %d, '%s', 200, at
        FROM (SELECT '%s'::timestamptz AS at) AS time
        """
            .formatted(endpoint, millis, outcome, at));
  }

  private void catchUp() {
    rollups.catchUp().await().indefinitely();
  }

  private static List<Row> rows(String step, String endpoint) {
    return database.run(
        """
        SELECT to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI') AS at, succeeded, failed, rescheduled, durations, requests
        FROM attempt_rollup
        WHERE account_id = 7 AND step = '%s' AND endpoint_id = '%s'
        ORDER BY attempt_rollup.at
        """
            .formatted(step, endpoint));
  }

  private static String text(Row row) {
    return row.getString("at")
        + " "
        + List.of(row.getLong("succeeded"), row.getLong("failed"), row.getLong("rescheduled"));
  }

  private static List<String> texts(String step, String endpoint) {
    return rows(step, endpoint).stream().map(RollupsTest::text).toList();
  }

  @Test
  void givenAttempts_whenAddedUp_thenByMinuteHourAndDayOfEachEndpointAndOfAll() {
    attempt(ONE, FIRST + " 23:58:00Z", "SUCCEEDED", 12);
    attempt(ONE, FIRST + " 23:58:59.999Z", "FAILED", 12);
    attempt(ONE, FIRST + " 23:59:00Z", "RESCHEDULED", 7);
    attempt(TWO, FIRST + " 23:59:00Z", "ABANDONED", 0);
    attempt(TWO, NEXT + " 00:00:00Z", "SUCCEEDED", 250);
    catchUp();
    assertEquals(
        List.of(FIRST + " 23:58 [1, 1, 0]", FIRST + " 23:59 [0, 0, 1]"), texts("minute", ONE));
    assertEquals(
        List.of(FIRST + " 23:59 [0, 0, 1]", NEXT + " 00:00 [1, 0, 0]"), texts("minute", TWO));
    assertEquals(
        List.of(FIRST + " 23:58 [1, 1, 0]", FIRST + " 23:59 [0, 0, 2]", NEXT + " 00:00 [1, 0, 0]"),
        texts("minute", ALL));
    assertEquals(
        List.of(FIRST + " 23:00 [1, 1, 2]", NEXT + " 00:00 [1, 0, 0]"), texts("hour", ALL));
    assertEquals(List.of(FIRST + " 00:00 [1, 1, 2]", NEXT + " 00:00 [1, 0, 0]"), texts("day", ALL));
    Row day = rows("day", ALL).getFirst();
    assertArrayEquals(new Integer[] {7, 12}, day.getArrayOfIntegers("durations"));
    assertArrayEquals(new Long[] {1L, 2L}, day.getArrayOfLongs("requests"));
  }

  @Test
  void givenProgressThatWasLost_whenAddedUpAgain_thenNothingIsCountedTwice() {
    attempt(ONE, FIRST + " 23:58:00Z", "SUCCEEDED", 12);
    catchUp();
    progress(FIRST + " 23:50Z");
    catchUp();
    assertEquals(List.of(FIRST + " 23:58 [1, 0, 0]"), texts("minute", ONE));
    assertEquals(List.of(FIRST + " 00:00 [1, 0, 0]"), texts("day", ALL));
  }

  @Test
  void givenTransactionThatMayStillWrite_whenAddedUp_thenItsMinuteIsLeftForLater() {
    var writer = database.pool().getConnection().await().indefinitely();
    var transaction = writer.begin().await().indefinitely();
    writer.query("SELECT pg_current_xact_id()").execute().await().indefinitely();
    String begun =
        database
            .run("SELECT to_char(date_trunc('minute', now()), 'YYYY-MM-DD HH24:MI:SSOF') AS at")
            .getFirst()
            .getString("at");
    progress(begun);
    catchUp();
    assertEquals(
        0, database.run("SELECT FROM rollup_progress WHERE minute > '" + begun + "'").size());
    transaction.rollback().await().indefinitely();
    writer.close().await().indefinitely();
  }

  @Test
  void givenRowsWithoutARequest_whenAddedUp_thenNotCounted() {
    attempt(ONE, FIRST + " 23:58:00Z", "FAILED", 0);
    database.run("UPDATE attempt SET lease_no = NULL");
    catchUp();
    assertEquals(List.of(), texts("minute", ALL));
  }
}
