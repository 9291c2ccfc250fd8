package dev.hookferry.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hookferry.domain.model.Ids;
import dev.hookferry.support.OwnDatabase;
import dev.hookferry.support.Plan;
import dev.hookferry.support.TestSettings;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** However much there is outside of a job's time: planning it reads what is within. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PlannerTest {

  private static final int EVENTS = 20_000;

  private static final String SELECTED =
      """
      SELECT count(DISTINCT (p.endpoint_id, event_id))
      FROM job_page p
      CROSS JOIN LATERAL unnest(p.event_ids) AS event_id
      WHERE p.job_id = $1
      """;

  private final OwnDatabase database = OwnDatabase.start();
  private final Bulk bulk = new Bulk(database);
  private final Planner planner = new Planner(TestSettings.of(Map.of()));
  private final Instant today = Instant.now().truncatedTo(ChronoUnit.DAYS);
  private final Instant yesterday = today.minus(1, ChronoUnit.DAYS);
  private final Instant tomorrow = today.plus(1, ChronoUnit.DAYS);
  private final Instant dayAfter = today.plus(2, ChronoUnit.DAYS);
  private int account;

  @BeforeAll
  void fill() {
    account = bulk.account();
    bulk.endpoints(account, 1, "invoice.*");
    for (Instant day : List.of(today, tomorrow, dayAfter)) {
      bulk.events(account, day, EVENTS);
    }
    bulk.finished(account, "FAILED");
  }

  @AfterAll
  void close() {
    database.close();
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void givenDaysOutsideOfItsTime_whenPlanned_thenTheyAreLookedUpAtMost(boolean analyzed) {
    analyze(analyzed);
    for (String statement :
        List.of(PairStatements.OF_FINISHED, PairStatements.OF_FAILED, PairStatements.OF_MISSING)) {
      Plan plan =
          Plan.of(database.pool(), Planner.SETTINGS, statement, parameters(statement, tomorrow));
      for (Instant other : List.of(yesterday, today, dayAfter)) {
        assertEquals(Set.of(), plan.readsOf("event_" + day(other)), statement);
      }
      assertEquals(Set.of(), plan.readsOf("attempt_" + day(yesterday)), statement);
      for (String table :
          List.of(
              "attempt_" + day(today), // the clocks of two instances may differ
              "attempt_" + day(tomorrow),
              "attempt_" + day(dayAfter),
              "attempt_default",
              "delivery")) {
        assertTrue(byIndex(plan, table), table + " " + plan.nodes());
      }
    }
  }

  private static boolean byIndex(Plan plan, String table) {
    return plan.readsOf(table).stream().noneMatch(read -> read.endsWith("Seq Scan"));
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void givenManyEvents_whenPlanned_thenEachOnceInPages(boolean analyzed) {
    analyze(analyzed);
    for (JobMode mode : List.of(JobMode.FAILED, JobMode.ALL)) {
      assertPlanned(account, mode, EVENTS);
    }
    assertPlanned(account, JobMode.MISSING, 0);
    int other = bulk.account();
    bulk.endpoints(other, 1, "invoice.*", "*");
    bulk.endpoints(other, 1, "order.*");
    bulk.events(other, tomorrow, EVENTS);
    assertPlanned(other, JobMode.MISSING, EVENTS);
    bulk.live(other);
    assertPlanned(other, JobMode.MISSING, 0);
  }

  private void assertPlanned(int accountId, JobMode mode, int deliveries) {
    UUID job = UUID.randomUUID();
    dev.hookferry.job.Plan plan = planned(job, accountId, mode);
    assertEquals(deliveries, plan.deliveries());
    assertEquals(deliveries, plan.events());
    assertEquals(
        deliveries, count("SELECT sum(pairs)::bigint FROM job_lane WHERE job_id = $1", job));
    assertEquals(deliveries, count(SELECTED, job));
  }

  private dev.hookferry.job.Plan planned(UUID job, int accountId, JobMode mode) {
    Selection selection =
        new Selection(
            accountId, mode, Optional.empty(), Optional.empty(), tomorrow, dayAfter, List.of());
    return database
        .pool()
        .withTransaction(connection -> planner.plan(connection, job, selection))
        .await()
        .indefinitely();
  }

  private long count(String sql, UUID job) {
    Long rows = database.run(sql, job).getFirst().getLong(0);
    return rows == null ? 0 : rows;
  }

  private Tuple parameters(String statement, Instant day) {
    Tuple parameters =
        Tuple.of(account, UUID.randomUUID(), Ids.first(day), Ids.first(day.plusSeconds(3600)))
            .addValue(Ids.floor(day.minusSeconds(3600)))
            .addValue(null)
            .addValue(null)
            .addValue(null)
            .addValue(0L);
    if (statement.equals(PairStatements.OF_MISSING)) {
      return parameters
          .addValue(new String[] {"invoice.1", "invoice.2"})
          .addValue(new String[] {"invoice.*", "invoice.*"});
    }
    parameters.addValue(null);
    return statement.equals(PairStatements.OF_FAILED)
        ? parameters
        : parameters.addValue("FAILED").addValue(null).addValue(null).addValue(null);
  }

  private void analyze(boolean analyzed) {
    if (analyzed) {
      database.run("ANALYZE");
    } else {
      database.forgetStatistics();
    }
  }

  private static String day(Instant at) {
    return at.toString().substring(0, 10).replace("-", "");
  }
}
