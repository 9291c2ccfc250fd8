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

  @Test
  void givenBacklogThatCannotBeRead_whenRead_thenTriedAgainAndTheLastIsKept() {
    double retries = count("ft.retry.retries.total");
    await(() -> pool.query("ALTER VIEW backlog RENAME TO backlog_away").execute());
    double last = meters.get(MetricNames.BACKLOG_DUE).gauge().value();
    try {
      await(gauges::read);
    } finally {
      await(() -> pool.query("ALTER VIEW backlog_away RENAME TO backlog").execute());
    }
    assertTrue(count("ft.retry.retries.total") > retries);
    assertEquals(last, meters.get(MetricNames.BACKLOG_DUE).gauge().value());
  }

  private double count(String metric) {
    return meters.counter(metric, "method", "dev.hookferry.flow.LineGauges.read").count();
  }
}
