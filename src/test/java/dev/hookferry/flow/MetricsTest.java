package dev.hookferry.flow;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hookferry.ops.MetricNames;
import dev.hookferry.support.ScriptedReceiver;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
class MetricsTest {

  private final Given given;
  private final MeterRegistry meters;
  private final LineGauges gauges;

  MetricsTest(Given given, MeterRegistry meters, LineGauges gauges) {
    this.given = given;
    this.meters = meters;
    this.gauges = gauges;
  }

  private long attempts(String outcome) {
    return meters.timer(MetricNames.ATTEMPTS, MetricNames.OUTCOME, outcome).count();
  }

  @Test
  void givenDeliveries_whenTheyEnd_thenCountedByOutcome() {
    try (var receiver = ScriptedReceiver.start().answers(500).then(204).then(410)) {
      long succeeded = attempts("succeeded");
      long rescheduled = attempts("rescheduled");
      long failed = attempts("failed");
      double published = given.counter(MetricNames.EVENTS_PUBLISHED);
      int account = given.account();
      given.endpoint(account).at(receiver.url()).create();
      given.published(account, "a", "{}");
      given.resting(account, 1);
      given.elapse(account, Duration.ofSeconds(67));
      given.attempts(account, 2);
      given.published(account, "a", "{}");
      given.attempts(account, 3);

      // At least: deliveries that other tests left under way may end meanwhile.
      Patience.until(() -> attempts("failed"), count -> count >= failed + 1);
      assertTrue(attempts("succeeded") >= succeeded + 1);
      assertTrue(attempts("rescheduled") >= rescheduled + 1);
      assertEquals(published + 2, given.counter(MetricNames.EVENTS_PUBLISHED));
    }
  }

  @Test
  void givenBacklog_whenLookedAt_thenItsSizeAndAgeAreShown() {
    int account = given.account();
    ScriptedReceiver gone = ScriptedReceiver.start();
    gone.close();
    UUID endpoint = given.endpoint(account).at(gone.url()).create();
    given.backlog(account, endpoint, 40);
    given.elapse(account, Duration.ofHours(1));
    Patience.until(() -> given.attempts(account).size(), count -> count >= 10);
    gauges.read().await().indefinitely();

    assertTrue(meters.get(MetricNames.BACKLOG_DUE).gauge().value() >= 20);
    assertTrue(meters.get(MetricNames.BACKLOG_AGE).gauge().value() >= 3500);
    assertTrue(meters.get(MetricNames.CIRCUITS_OPEN).gauge().value() >= 1);
    given.run("DELETE FROM delivery WHERE account_id = $1", account);
  }

  @Test
  void givenMetrics_whenScraped_thenAllOfTheLineAreThere() {
    String scraped = RestAssured.get("/q/metrics").asString();
    for (String name :
        List.of(
            "hookferry_events_published_total",
            "hookferry_deliveries_created_total",
            "hookferry_publish_batch_count",
            "hookferry_claim_batch_count",
            "hookferry_delivery_lag_seconds_count",
            "hookferry_attempts_seconds_count{outcome=\"succeeded\"",
            "hookferry_in_flight",
            "hookferry_backlog_due",
            "hookferry_backlog_age",
            "hookferry_leases_lost_total",
            "hookferry_leases_taken_over_total",
            "hookferry_circuits_open",
            "hookferry_endpoints_disabled_total{reason=\"gone\"")) {
      assertThat(scraped, containsString(name));
    }
  }

  @Test
  void givenFaultTolerance_whenScraped_thenItsMetricsAreThereByMethod() {
    String poll = "method=\"dev.hookferry.flow.pace.DeliveryPoll.poll\"";
    String read = "method=\"dev.hookferry.flow.pace.UpcomingRetries.read\"";
    String gauges = "method=\"dev.hookferry.flow.LineGauges.read\"";
    this.gauges.read().await().indefinitely();
    Patience.until(
        () -> RestAssured.get("/q/metrics").asString(),
        scraped ->
            has(scraped, "ft_invocations_total{", poll)
                && has(scraped, "ft_circuitbreaker_calls_total{", poll)
                && has(scraped, "ft_circuitbreaker_state_total_seconds{", poll)
                && has(scraped, "ft_timeout_calls_total{", read)
                && has(scraped, "ft_retry_calls_total{", gauges));
  }

  private static boolean has(String scraped, String name, String method) {
    return scraped.lines().anyMatch(line -> line.startsWith(name) && line.contains(method));
  }
}
