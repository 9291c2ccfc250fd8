package dev.hookferry.flow;

import static dev.hookferry.support.Await.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hookferry.ops.MetricNames;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

/** What the gauges do about a database that does not answer them. */
@QuarkusTest
class LineGaugesTest {

  @Inject LineGauges gauges;
  @Inject Pool pool;
  @Inject MeterRegistry meters;

  // As where the server is short of connections, which another try may not meet.
  private static final String AWAY =
      """
      ALTER VIEW backlog RENAME TO real_backlog;
      CREATE FUNCTION no_backlog() RETURNS SETOF real_backlog LANGUAGE plpgsql AS $$
      BEGIN
        RAISE EXCEPTION 'away' USING ERRCODE = '53300';
      END $$;
      CREATE VIEW backlog AS SELECT * FROM no_backlog();
      """;

  private static final String BACK =
      """
      DROP VIEW backlog;
      DROP FUNCTION no_backlog();
      ALTER VIEW real_backlog RENAME TO backlog;
      """;

  @Test
  void givenBacklogThatCannotBeRead_whenRead_thenTriedAgainAndTheLastIsKept() {
    double retries = count("ft.retry.retries.total");
    await(() -> pool.query(AWAY).execute());
    double last = meters.get(MetricNames.BACKLOG_DUE).gauge().value();
    try {
      await(gauges::read);
    } finally {
      await(() -> pool.query(BACK).execute());
    }
    assertTrue(count("ft.retry.retries.total") > retries);
    assertEquals(last, meters.get(MetricNames.BACKLOG_DUE).gauge().value());
  }

  private double count(String metric) {
    return meters.counter(metric, "method", "dev.hookferry.flow.LineGauges.read").count();
  }
}
