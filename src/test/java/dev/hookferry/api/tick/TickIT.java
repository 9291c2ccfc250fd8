package dev.hookferry.api.tick;

import static dev.hookferry.support.TestAccount.as;
import static io.restassured.RestAssured.given;
import static java.util.stream.Collectors.toSet;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hookferry.support.PackagedService;
import dev.hookferry.support.PostgresResource;
import dev.hookferry.support.ReceivedRequest;
import dev.hookferry.support.ScriptedReceiver;
import dev.hookferry.support.TestAccount;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged service as a function: nobody turns the engine but ticks. */
class TickIT {

  private static final int EVENTS = 300;

  @TempDir static Path data;

  private static PackagedService service;

  private final TestAccount account = TestAccount.create();

  @BeforeAll
  static void start() {
    service =
        PackagedService.start(
            data,
            Map.of(
                "HOOKFERRY_ENGINE_SELF_TURNING", "false",
                "HOOKFERRY_OPERATOR_KEY", PostgresResource.OPERATOR_KEY,
                "HOOKFERRY_EGRESS_ALLOW", "127.0.0.0/8,::1/128",
                "HOOKFERRY_EGRESS_HTTP", "true",
                "HOOKFERRY_RETRY_TIMESCALE", "0.001"));
    RestAssured.baseURI = service.uri().toString();
  }

  @AfterAll
  static void stop() {
    RestAssured.reset();
    service.close();
  }

  @AfterEach
  void deleteEndpoints() {
    List<String> ids = account.admin().get("/v1/webhooks/endpoints").path("id");
    ids.forEach(id -> account.admin().delete("/v1/webhooks/endpoints/" + id));
  }

  @Test
  void givenFailingReceiver_whenTicksOverlap_thenEachEventDeliveredOnce() {
    try (ScriptedReceiver receiver = ScriptedReceiver.start()) {
      int failures = 100;
      IntStream.range(0, failures).forEach(i -> receiver.then(500));
      receiver.then(204);
      endpoint(receiver, 10);
      List<String> published = publish(EVENTS);
      assertEquals(List.of(), receiver.requests(), "nothing is sent between ticks");

      List<JsonPath> ticks = tickUntilNothingWaits();

      assertEquals(EVENTS, sum(ticks, "delivered"));
      assertEquals(failures, sum(ticks, "rescheduled"));
      assertEquals(EVENTS + failures, sum(ticks, "attempts"));
      assertEquals(0, sum(ticks, "failed"));
      assertEquals(EVENTS + failures, receiver.requests().size());
      assertEquals(Set.copyOf(published), events(receiver));
    }
  }

  @Test
  void givenHangingReceiver_whenTicked_thenOthersServedAndTickEndsInTime() {
    try (ScriptedReceiver hanging = ScriptedReceiver.start().hangs();
        ScriptedReceiver healthy = ScriptedReceiver.start()) {
      int events = 20;
      endpoint(hanging, 3);
      endpoint(healthy, 3);
      publish(events);
      Instant start = Instant.now();

      JsonPath tick = tick("{\"budget\": \"PT2S\"}");

      Duration lasted = Duration.between(start, Instant.now());
      assertTrue(lasted.compareTo(Duration.ofSeconds(2 + 3 + 3)) < 0, lasted.toString());
      assertEquals(events, tick.getInt("delivered"));
      assertEquals(events, healthy.requests().size());
      assertTrue(tick.getInt("left_due") > 0, tick.prettify());
    }
  }

  @Test
  void givenBound_whenTicked_thenNoMoreIsTakenAndTheRestIsLeft() {
    try (ScriptedReceiver receiver = ScriptedReceiver.start()) {
      endpoint(receiver, 10);
      publish(30);

      JsonPath tick = tick("{\"max_deliveries\": 7}");

      assertEquals(7, tick.getInt("delivered"));
      assertEquals(23, tick.getInt("left_due"));
      assertTrue(Instant.parse(tick.getString("next_due_at")).isBefore(Instant.now()));
      tickUntilNothingWaits();
      assertEquals(30, receiver.requests().size());
    }
  }

  @Test
  void givenCloudEventInEitherMode_whenPosted_thenTicks() {
    as(PostgresResource.OPERATOR_KEY)
        .header("ce-specversion", "1.0")
        .header("ce-type", "dev.hookferry.tick")
        .header("ce-source", "/cron")
        .header("ce-id", "1")
        .body("{\"budget\": \"PT1S\"}")
        .post("/engine/tick")
        .then()
        .statusCode(200)
        .body("attempts", equalTo(0));
    as(PostgresResource.OPERATOR_KEY)
        .contentType("application/cloudevents+json")
        .body(
            """
            {"specversion": "1.0", "type": "dev.hookferry.tick", "source": "/cron", "id": "2",
             "data": {"max_deliveries": 0}}
            """)
        .post("/engine/tick")
        .then()
        .statusCode(422)
        .body("detail", notNullValue());
  }

  @Test
  void givenOtherThanTheOperator_whenTicked_thenRefused() {
    given().post("/engine/tick").then().statusCode(401);
    as("wrong").post("/engine/tick").then().statusCode(401);
    account
        .admin()
        .post("/engine/tick")
        .then()
        .statusCode(403)
        .body("detail", equalTo("Forbidden"));
  }

  @Test
  void givenAJob_whenTicksOverlap_thenTheyRunItAndEachEventIsReplayedOnce() {
    try (ScriptedReceiver receiver = ScriptedReceiver.start()) {
      endpoint(receiver, 10);
      List<String> published = publish(EVENTS);
      tickUntilNothingWaits();
      String job =
          account
              .admin()
              .body(Map.of("kind", "replay", "mode", "all", "since", "2020-01-01"))
              .post("/v1/webhooks/jobs")
              .then()
              .statusCode(202)
              .body("status", equalTo("running"))
              .extract()
              .path("id");
      assertEquals(EVENTS, receiver.requests().size());

      List<JsonPath> ticks = tickUntilNothingWaits();

      assertEquals(EVENTS, sum(ticks, "delivered"));
      assertEquals(2 * EVENTS, receiver.requests().size());
      assertEquals(
          Set.copyOf(published),
          receiver.requests().stream()
              .filter(request -> job.equals(request.header("webhook-replay")))
              .map(request -> request.header("webhook-id"))
              .collect(toSet()));
      account
          .admin()
          .get("/v1/webhooks/jobs/" + job)
          .then()
          .body("status", equalTo("done"))
          .body("progress.succeeded", equalTo(EVENTS));
    }
  }

  private void endpoint(ScriptedReceiver receiver, int timeoutSeconds) {
    account.endpoint(receiver.url(), Map.of("timeout_seconds", timeoutSeconds));
  }

  private List<String> publish(int count) {
    return account
        .admin()
        .body(Collections.nCopies(count, Map.of("type", "invoice.paid", "data", 1)))
        .post("/v1/webhooks/events")
        .then()
        .statusCode(202)
        .extract()
        .path("id");
  }

  private static JsonPath tick(String body) {
    return as(PostgresResource.OPERATOR_KEY)
        .body(body)
        .post("/engine/tick")
        .then()
        .statusCode(200)
        .extract()
        .jsonPath();
  }

  /** Four at once, again and again, as impatient schedules would. */
  private static List<JsonPath> tickUntilNothingWaits() {
    List<JsonPath> ticks = new ArrayList<>();
    Instant patience = Instant.now().plusSeconds(60);
    do {
      List<CompletableFuture<JsonPath>> together =
          IntStream.range(0, 4)
              .mapToObj(i -> CompletableFuture.supplyAsync(() -> tick("{\"budget\": \"PT1S\"}")))
              .toList();
      together.forEach(tick -> ticks.add(tick.join()));
      assertTrue(Instant.now().isBefore(patience), () -> ticks.getLast().prettify());
    } while (ticks.getLast().get("next_due_at") != null);
    return ticks;
  }

  private static int sum(List<JsonPath> ticks, String member) {
    return ticks.stream().mapToInt(tick -> tick.getInt(member)).sum();
  }

  private static Set<String> events(ScriptedReceiver receiver) {
    return receiver.requests().stream()
        .map((ReceivedRequest request) -> request.header("webhook-id"))
        .collect(toSet());
  }
}
