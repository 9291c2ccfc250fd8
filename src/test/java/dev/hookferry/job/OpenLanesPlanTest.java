package dev.hookferry.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hookferry.support.MillionDeliveries;
import dev.hookferry.support.OwnDatabase;
import dev.hookferry.support.Plan;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a step of a job reads depends on neither what waits in its lanes nor what it has left. */
@ExtendWith(MillionDeliveries.class)
class OpenLanesPlanTest {

  // One read of all live deliveries would take about 10,000.
  private static final long FEW_PAGES = 5_000;

  private static final UUID JOB = new UUID(0, 1);

  private static final String LANES =
      """
      INSERT INTO job_lane (account_id, job_id, endpoint_id, patterns, pairs, room)
      SELECT 1, $1, id, '{*}', 5000, 5
      FROM endpoint
      WHERE account_id = 1
      """;

  private static final String PAGES =
      """
      INSERT INTO job_page (account_id, job_id, endpoint_id, no, event_ids)
      SELECT 1, $1, endpoint_id, no, ARRAY(SELECT gen_random_uuid() FROM generate_series(1, 500))
      FROM job_lane, generate_series(0, 9) AS no
      WHERE job_id = $1
      """;

  private final OwnDatabase database;

  OpenLanesPlanTest(OwnDatabase database) {
    this.database = database;
  }

  @BeforeEach
  void select() {
    database.run(LANES, JOB);
    database.run(PAGES, JOB);
  }

  @AfterEach
  void forget() {
    // Deleted rows would be read by the next case, until they are vacuumed.
    database.run("TRUNCATE job_page, job_lane");
  }

  @ParameterizedTest
  @CsvSource({"false, 25", "false, 1000", "true, 25", "true, 100", "true, 1000"})
  void givenAMillionDeliveries_whenAStepLooksAtItsLanes_thenByThemAlone(
      boolean analyzed, int room) {
    if (analyzed) {
      database.run("ANALYZE");
    } else {
      database.forgetStatistics();
    }
    String statement = OpenLanes.statement(room);
    Plan plan = Plan.of(database.pool(), statement, Tuple.of(1, JOB, new UUID(0, 0)));
    assertEquals(Set.of("delivery_lane"), plan.readsOf("delivery"));
    assertEquals(Set.of("job_page_pkey"), plan.readsOf("job_page"));
    assertTrue(plan.pages() < FEW_PAGES, "pages: " + plan.pages());
  }
}
