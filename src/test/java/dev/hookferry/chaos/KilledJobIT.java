package dev.hookferry.chaos;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hookferry.chaos.check.Receipt;
import dev.hookferry.support.AccountApi;
import dev.hookferry.support.AccountApi.NewAccount;
import dev.hookferry.support.AccountApi.NewEndpoint;
import dev.hookferry.support.EmbeddedAccess;
import dev.hookferry.support.OwnCertificate;
import dev.hookferry.support.PackagedService;
import dev.hookferry.support.PostgresResource;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A job whose service is killed in the middle, twice: its cursor moves with what it makes, so it
 * skips nothing and makes nothing twice. {@code chaos.job} says how many deliveries it makes.
 */
@Timeout(300)
class KilledJobIT {

  private static final int EVENTS = Integer.getInteger("chaos.job", 4_000);
  private static final int A_REQUEST = 500;
  private static final Map<String, String> SETTINGS =
      Map.of(
          "HOOKFERRY_OPERATOR_KEY", PostgresResource.OPERATOR_KEY,
          "HOOKFERRY_EGRESS_ALLOW", "127.0.0.0/8",
          "HOOKFERRY_ENGINE_FLUSH_MARGIN", "PT1S",
          "HOOKFERRY_ENGINE_LEASE_MARGIN", "PT3S");

  private static final String MADE =
      """
      SELECT count(*), count(DISTINCT event_id)
      FROM (
        SELECT id AS delivery_id, event_id
        FROM delivery
        WHERE job_id IS NOT NULL
        UNION ALL
        SELECT delivery_id, event_id
        FROM attempt
        WHERE job_id IS NOT NULL AND outcome IN ('SUCCEEDED', 'FAILED')) AS made
      """;

  @TempDir Path data;

  private PackagedService service;
  private NewAccount account;

  @Test
  void givenJob_whenKilledTwiceInTheMiddle_thenEachDeliveryIsMadeOnce() throws Exception {
    service = PackagedService.start(data, SETTINGS);
    try (Receivers receivers = new Receivers(1, OwnCertificate.file())) {
      Instant start = Instant.now().minus(Duration.ofMinutes(1));
      account = new AccountApi(service.uri(), PostgresResource.OPERATOR_KEY).createAccount("job");
      publish();
      subscribe(receivers);
      String job =
          as().body(Map.of("kind", "replay", "mode", "missing", "since", start.toString()))
              .post("/v1/webhooks/jobs")
              .then()
              .statusCode(202)
              .extract()
              .path("id");
      int inFlight = killedAt(EVENTS / 4, job) + killedAt(EVENTS / 2, job);
      while (!isOver(job)) {
        Thread.sleep(50);
      }
      assertEquals(new Made(EVENTS, EVENTS), made());
      Map<String, Long> received =
          receivers.log().stream()
              .collect(Collectors.groupingBy(Receipt::webhookId, Collectors.counting()));
      long twice = receivers.log().size() - received.size();
      System.out.printf(
          "job of %d killed twice with %d in flight: %d received twice%n", EVENTS, inFlight, twice);
      assertEquals(EVENTS, received.size());
      assertTrue(twice <= inFlight, twice + " of " + inFlight + " in flight");
      assertTrue(Collections.max(received.values()) <= 3);
    } finally {
      service.close();
    }
  }

  private void publish() {
    AccountApi api = new AccountApi(service.uri(), account.key());
    JsonObject event =
        new JsonObject()
            .put("type", "a.b")
            .put("data", new JsonObject().put("number", 1).put("account", account.id()));
    String events = new JsonArray(Collections.nCopies(A_REQUEST, event)).encode();
    for (int i = 0; i < EVENTS / A_REQUEST; i++) {
      assertEquals(A_REQUEST, AccountApi.accepted(api.publish(events, null).join()).size());
    }
  }

  private void subscribe(Receivers receivers) {
    NewEndpoint endpoint =
        new AccountApi(service.uri(), account.key())
            .createEndpoint(
                new JsonObject()
                    .put("url", receivers.url(Mood.WELL, "well"))
                    .put("timeout_seconds", Cluster.TIMEOUT.toSeconds()));
    receivers.own("well", endpoint.id(), endpoint.secret(), Mood.WELL);
  }

  /** Kills the service once the job has made so many, and starts it again. */
  private int killedAt(int created, String job) throws Exception {
    while (job(job).extract().<Integer>path("progress.created") < created) {
      Thread.sleep(1);
    }
    service.kill9();
    int inFlight = count("SELECT count(*) FROM delivery WHERE lease_owner IS NOT NULL");
    assertTrue(made().deliveries() < EVENTS, "killed too late");
    service = PackagedService.start(data, SETTINGS);
    return inFlight;
  }

  private boolean isOver(String id) {
    JsonObject job = new JsonObject(job(id).extract().asString());
    JsonObject progress = job.getJsonObject("progress");
    return job.getString("status").equals("done") && progress.getInteger("succeeded") == EVENTS;
  }

  private ValidatableResponse job(String id) {
    return as().get("/v1/webhooks/jobs/" + id).then().statusCode(200);
  }

  private RequestSpecification as() {
    return given()
        .baseUri(service.uri().toString())
        .header("X-API-Key", account.key())
        .contentType("application/json");
  }

  private record Made(int deliveries, int events) {}

  private Made made() throws Exception {
    try (Connection connection = EmbeddedAccess.of(data).connect();
        ResultSet rows = connection.createStatement().executeQuery(MADE)) {
      rows.next();
      return new Made(rows.getInt(1), rows.getInt(2));
    }
  }

  private int count(String statement) throws Exception {
    try (Connection connection = EmbeddedAccess.of(data).connect();
        ResultSet rows = connection.createStatement().executeQuery(statement)) {
      rows.next();
      return rows.getInt(1);
    }
  }
}
