package dev.hookferry.api.account;

import static dev.hookferry.support.Await.await;
import static dev.hookferry.support.Eventually.eventually;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hookferry.support.ReceivedRequest;
import dev.hookferry.support.ScriptedReceiver;
import dev.hookferry.support.TestAccount;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the service tells of itself, to those alone who listen. */
@QuarkusTest
class OperationalEventsTest {

  private static final String ENDPOINTS = "/v1/webhooks/endpoints";
  private static final String URL = "https://example.com/a";

  @Inject Pool pool;

  private final ScriptedReceiver listener = ScriptedReceiver.start();
  private TestAccount account;

  @BeforeEach
  void setUp() {
    account = TestAccount.create();
  }

  @AfterEach
  void tearDown() {
    listener.close();
  }

  private String listening(String... patterns) {
    return id(account.endpoint(listener.url(), Map.of("event_patterns", List.of(patterns))));
  }

  private String endpoint(Map<String, ?> others) {
    return id(account.endpoint(URL, others));
  }

  @SuppressWarnings("unchecked")
  private static String id(Map<String, Object> made) {
    return ((Map<String, String>) made.get("endpoint")).get("id");
  }

  private JsonObject shown(String id) {
    return new JsonObject(
        account.admin().get(ENDPOINTS + "/{id}?surface=all", id).then().extract().asString());
  }

  private void patch(String id, String body) {
    account.admin().body(body).patch(ENDPOINTS + "/{id}", id).then().statusCode(200);
  }

  /** The next event that the listener got. */
  private JsonObject next(String type) {
    ReceivedRequest request = listener.next();
    JsonObject event = new JsonObject(request.text());
    assertEquals(type, event.getString("type"), event::encodePrettily);
    return event.getJsonObject("data");
  }

  /** Those that are stored, oldest first. */
  private List<String> stored() {
    List<Object> events =
        new JsonObject(account.admin().get("/v1/webhooks/events").asString())
            .getJsonArray("data")
            .getList();
    return events.reversed().stream()
        .map(event -> event instanceof Map<?, ?> map ? (String) map.get("type") : "")
        .toList();
  }

  @Test
  void givenAListener_whenAnEndpointIsMadeChangedAndDeleted_thenToldAsGetShowsIt() {
    listening("hookferry.*");
    String id = endpoint(Map.of("headers", Map.of("X-A", "b"), "metadata", Map.of("k", 1)));
    assertEquals(
        Map.of("endpoint", shown(id).getMap()), next("hookferry.endpoint.created").getMap());

    patch(id, "{\"url\": \"https://example.com/b\", \"description\": \"new\", \"max_retries\": 7}");
    JsonObject after = shown(id);
    JsonObject updated = next("hookferry.endpoint.updated");
    assertEquals(after, updated.getJsonObject("endpoint"));
    assertEquals(new JsonArray(List.of("url", "description")), updated.getJsonArray("changed"));

    patch(id, "{\"url\": \"https://example.com/b\"}");
    after = shown(id);
    account.admin().delete(ENDPOINTS + "/{id}", id).then().statusCode(204);
    assertEquals(after, next("hookferry.endpoint.deleted").getJsonObject("endpoint"));
    assertEquals(
        List.of(
            "hookferry.endpoint.created",
            "hookferry.endpoint.updated",
            "hookferry.endpoint.deleted"),
        stored());
  }

  @Test
  void givenAListener_whenAnEndpointIsSwitchedOffAndOn_thenToldByUserAndNotAsUpdated() {
    listening("hookferry.endpoint.disabled", "hookferry.endpoint.*");
    String id = endpoint(Map.of());
    next("hookferry.endpoint.created");
    patch(id, "{\"enabled\": false}");
    JsonObject disabled = next("hookferry.endpoint.disabled");
    assertEquals(shown(id), disabled.getJsonObject("endpoint"));
    assertEquals("by_user", disabled.getString("reason"));
    assertTrue(disabled.containsKey("failing_since") && disabled.containsKey("last_attempt"));
    assertNull(disabled.getValue("failing_since"));
    assertNull(disabled.getValue("last_attempt"));
    patch(id, "{\"enabled\": true}");
    assertEquals("by_user", next("hookferry.endpoint.enabled").getString("reason"));
    assertEquals(3, stored().size());
  }

  @Test
  void givenAnAttempt_whenAnEndpointIsSwitchedOff_thenItIsTheLastOneAsGetShowsIt() {
    try (ScriptedReceiver receiver = ScriptedReceiver.start()) {
      String id = id(account.endpoint(receiver.url(), Map.of("event_patterns", List.of("a.*"))));
      receiver.answers(200, Map.of("X-B", "c"), "a long answer ".repeat(20));
      account.admin().post(ENDPOINTS + "/{id}/verify", id).then().statusCode(200);
      account.publish("a.b", "{}");
      receiver.next();
      receiver.next();
      JsonObject attempt = finishedAttempt();
      attempt.remove("request"); // is made when it is read
      listening("hookferry.endpoint.disabled");
      patch(id, "{\"enabled\": false}");
      assertEquals(attempt, next("hookferry.endpoint.disabled").getJsonObject("last_attempt"));
    }
  }

  private JsonObject finishedAttempt() {
    String path = "/v1/webhooks/deliveries?status=succeeded";
    eventually(() -> account.admin().get(path).then().body("data", hasSize(1)));
    String delivery = account.admin().get(path).path("data[0].id");
    return read(delivery).getJsonArray("attempts").getJsonObject(0);
  }

  /** A delivery as GET shows it, but for what was sent, which events leave out. */
  private JsonObject read(String delivery) {
    JsonObject read =
        new JsonObject(account.admin().get("/v1/webhooks/deliveries/" + delivery).asString());
    read.getJsonArray("attempts").forEach(attempt -> ((JsonObject) attempt).remove("request"));
    return read;
  }

  @Test
  void givenAListener_whenAnotherSurfaceMakesAndItsScopeGoes_thenToldToo() {
    account.withScope("session", "s1");
    listening("hookferry.*");
    account
        .admin()
        .body("{\"url\": \"https://example.com/s\", \"retries\": 1}")
        .post("/api/v1/ssh/verify/sessions/s1/webhooks/")
        .then()
        .statusCode(201);
    JsonObject made = next("hookferry.endpoint.created").getJsonObject("endpoint");
    assertEquals("session", made.getString("surface"));
    assertEquals(shown(made.getString("id")), made);
    account.admin().delete("/v1/webhooks/scopes/session/s1").then().statusCode(204);
    assertEquals(
        made.getString("id"),
        next("hookferry.endpoint.deleted").getJsonObject("endpoint").getString("id"));
  }

  @Test
  void givenASecretRotated_whenHeard_thenUpdatedWithoutANameOfPatch() {
    String id = endpoint(Map.of());
    listening("hookferry.endpoint.updated");
    account.admin().post(ENDPOINTS + "/{id}/rotate-secret", id).then().statusCode(200);
    JsonObject updated = next("hookferry.endpoint.updated");
    assertEquals(new JsonArray(), updated.getJsonArray("changed"));
    assertEquals(
        shown(id).getString("secret_hint"),
        updated.getJsonObject("endpoint").getString("secret_hint"));
  }

  @Test
  void givenNobodyWhoNamesThem_whenSomethingHappens_thenNoEventAtAll() {
    listening("*");
    listening("a.*");
    account.withScope("device", "door");
    account.endpoint(
        listener.url(),
        Map.of(
            "event_patterns",
            List.of("hookferry.*"),
            "scope",
            Map.of("kind", "device", "id", "door")));
    String off = listening("hookferry.*");
    patch(off, "{\"enabled\": false}");
    listening("hookferry.job.finished");
    endpoint(Map.of());
    assertEquals(List.of(), stored());
  }

  @Test
  void givenThoseWhoListen_whenTheyAreChangedThemselves_thenNothingOfThem() {
    String one = listening("hookferry.*");
    String other = listening("hookferry.*", "*");
    patch(one, "{\"description\": \"mine\", \"enabled\": false}");
    account.admin().delete(ENDPOINTS + "/{id}", other).then().statusCode(204);
    assertEquals(List.of(), stored());
  }

  @Test
  void givenAnEvent_whenRead_thenLikeAnyOtherAndOnlyListenersGotIt() {
    String id = listening("hookferry.*");
    account.endpoint(URL, Map.of("event_patterns", List.of("*")));
    next("hookferry.endpoint.created");
    String event = account.admin().get("/v1/webhooks/events").path("data[0].id");
    JsonObject read =
        new JsonObject(account.admin().get("/v1/webhooks/events/" + event).asString());
    assertEquals(
        new JsonObject().put("kind", "account").put("id", ""), read.getJsonObject("scope"));
    assertEquals(1, read.getJsonArray("deliveries").size());
    assertEquals(id, read.getJsonArray("deliveries").getJsonObject(0).getString("endpoint_id"));
  }

  @Test
  void givenAListener_whenAJobIsOver_thenToldAsGetShowsIt() {
    listening("hookferry.job.*");
    String body =
        "{\"kind\": \"replay\", \"mode\": \"all\", \"since\": \"2020-01-01\", \"dry_run\": %s}";
    String done = job(body.formatted("false"));
    assertEquals(done, jobTold("done"));
    String cancelled = job(body.formatted("true"));
    account.admin().post("/v1/webhooks/jobs/" + cancelled + "/cancel").then().statusCode(200);
    assertEquals(cancelled, jobTold("cancelled"));
    assertEquals(2, stored().size());
  }

  private String job(String body) {
    return account
        .admin()
        .body(body)
        .post("/v1/webhooks/jobs")
        .then()
        .statusCode(202)
        .extract()
        .path("id");
  }

  private String jobTold(String status) {
    JsonObject job = next("hookferry.job.finished").getJsonObject("job");
    String id = job.getString("id");
    assertEquals(new JsonObject(account.admin().get("/v1/webhooks/jobs/" + id).asString()), job);
    assertEquals(status, job.getString("status"));
    return id;
  }

  private String receiving(ScriptedReceiver receiver, int retries) {
    return id(
        account.endpoint(
            receiver.url(), Map.of("event_patterns", List.of("a.*"), "max_retries", retries)));
  }

  private List<Row> rows(String sql, Object... more) {
    Tuple parameters = Tuple.of(account.id());
    List.of(more).forEach(parameters::addValue);
    return await(() -> pool.preparedQuery(sql).execute(parameters)).stream().toList();
  }

  @Test
  void givenAListener_whenAReceiverIsGone_thenToldWithTheAttemptAndTheEngineDidIt() {
    try (ScriptedReceiver receiver = ScriptedReceiver.start()) {
      receiver.answers(410, Map.of(), "no more");
      String id = receiving(receiver, 7);
      listening("hookferry.endpoint.*");
      account.publish("a.b", "{}");
      JsonObject told = next("hookferry.endpoint.disabled");
      assertEquals(shown(id), told.getJsonObject("endpoint"));
      assertEquals("disabled", told.getJsonObject("endpoint").getString("status"));
      assertEquals("gone", told.getString("reason"));
      assertNotNull(told.getString("failing_since"));
      assertEquals(410, told.getJsonObject("last_attempt").getInteger("status"));
      assertEquals("no more", told.getJsonObject("last_attempt").getString("response_body"));
      account
          .admin()
          .get("/v1/webhooks/audit?action=endpoint.update")
          .then()
          .body("data", hasSize(1))
          .body("data[0].actor.kind", is("engine"))
          .body("data[0].target", is(id))
          .body("data[0].changes.enabled", contains(true, false));
    }
  }

  @Test
  void givenAListener_whenAnEndpointHasOnlyFailedForLong_thenToldSinceWhen() {
    try (ScriptedReceiver receiver = ScriptedReceiver.start()) {
      receiver.answers(500);
      String id = receiving(receiver, 7);
      account.publish("a.b", "{}");
      eventually(() -> assertEquals("failing", shown(id).getString("status")));
      rows(
          "UPDATE endpoint_health SET failing_since = '2026-01-01 00:00:00Z' WHERE account_id = $1");
      listening("hookferry.endpoint.disabled");
      account.publish("a.c", "{}");
      JsonObject told = next("hookferry.endpoint.disabled");
      assertEquals("failing", told.getString("reason"));
      assertEquals("2026-01-01T00:00:00.000000Z", told.getString("failing_since"));
      assertEquals(500, told.getJsonObject("last_attempt").getInteger("status"));
      assertEquals(shown(id), told.getJsonObject("endpoint"));
    }
  }

  @Test
  void givenAListener_whenHalfOfTheAttemptsAreUsedUp_thenFailingOnceAndThenRecoveredOnce() {
    try (ScriptedReceiver receiver = ScriptedReceiver.start()) {
      receiver.answers(500);
      String id = receiving(receiver, 1);
      listening("hookferry.endpoint.failing", "hookferry.endpoint.recovered");
      account.publish("a.b", "{}");
      JsonObject told = next("hookferry.endpoint.failing");
      assertEquals(id, told.getJsonObject("endpoint").getString("id"));
      assertEquals("failing", told.getJsonObject("endpoint").getString("status"));
      assertEquals(500, told.getJsonObject("last_attempt").getInteger("status"));
      assertEquals(1, told.getJsonObject("last_attempt").getInteger("number"));
      account.publish("a.c", "{}");
      eventually(() -> assertEquals(2, shown(id).getInteger("consecutive_failures")));
      receiver.answers(204);
      account.publish("a.d", "{}");
      JsonObject recovered = next("hookferry.endpoint.recovered");
      assertEquals(204, recovered.getJsonObject("last_attempt").getInteger("status"));
      account.publish("a.e", "{}");
      eventually(() -> assertTrue(receiver.requests().size() >= 4));
      assertEquals(
          List.of("hookferry.endpoint.failing", "hookferry.endpoint.recovered"),
          stored().stream().filter(type -> type.startsWith("hookferry.")).toList());
    }
  }

  @Test
  void givenManyAttempts_whenFewerThanHalfAreUsedUp_thenNothing() {
    try (ScriptedReceiver receiver = ScriptedReceiver.start()) {
      receiver.answers(500);
      String id = receiving(receiver, 2);
      listening("hookferry.endpoint.failing");
      account.publish("a.b", "{}");
      eventually(() -> assertEquals(1, shown(id).getInteger("consecutive_failures")));
      assertEquals(List.of("a.b"), stored());
      assertEquals(
          2, next("hookferry.endpoint.failing").getJsonObject("last_attempt").getInteger("number"));
    }
  }

  /** A webhook that is tried once. */
  private String triedOnce(ScriptedReceiver receiver) {
    account.withScope("session", "s1");
    account
        .admin()
        .body("{\"url\": \"" + receiver.url() + "\", \"retries\": 0}")
        .post("/api/v1/ssh/verify/sessions/s1/webhooks/")
        .then()
        .statusCode(201);
    return account.publish("session", "s1", "verified", "{}");
  }

  @Test
  void givenAListener_whenADeliveryEndsAsFailed_thenToldAtOnceWithItsLastAttempt() {
    try (ScriptedReceiver receiver = ScriptedReceiver.start()) {
      receiver.answers(500, Map.of(), "oh");
      listening("hookferry.delivery.*");
      String event = triedOnce(receiver);
      JsonObject told = next("hookferry.delivery.exhausted");
      JsonObject delivery = told.getJsonObject("delivery");
      assertEquals(read(delivery.getString("id")), delivery);
      assertEquals("failed", delivery.getString("status"));
      assertEquals(1, delivery.getJsonArray("attempts").size());
      assertEquals(
          new JsonObject().put("id", event).put("type", "verified"), told.getJsonObject("event"));
      assertEquals(1, told.getInteger("count"));
    }
  }

  @Test
  void givenAMinuteWithItsFirst_whenOthersEndAsFailed_thenToldTogetherWhenItIsOver() {
    try (ScriptedReceiver receiver = ScriptedReceiver.start()) {
      receiver.answers(500);
      listening("hookferry.delivery.*");
      rows(
          """
          INSERT INTO exhausted_minute (account_id, minute, others, delivery_id)
          SELECT $1, date_trunc('minute', now()) + n * interval '1 minute', 0, gen_random_uuid()
          FROM generate_series(0, 1) AS n
          """);
      triedOnce(receiver);
      account.publish("session", "s1", "verified", "{}");
      account.publish("session", "s1", "verified", "{}");
      String counted =
          "SELECT sum(others) AS others FROM exhausted_minute WHERE account_id = $1 AND others > 0";
      eventually(() -> assertEquals(3L, rows(counted).getFirst().getLong("others")));
      assertEquals(0, stored().stream().filter(type -> type.startsWith("hookferry.")).count());
      rows("UPDATE exhausted_minute SET minute = minute - interval '1 hour' WHERE account_id = $1");
      int count = 0;
      while (count < 3) { // two events, where a minute began between them
        count += next("hookferry.delivery.exhausted").getInteger("count");
      }
      assertEquals(3, count);
      assertEquals(0, rows("SELECT 1 FROM exhausted_minute WHERE account_id = $1").size());
    }
  }

  @Test
  void givenNobodyWhoListens_whenDeliveriesFail_thenNothingIsKeptForIt() {
    try (ScriptedReceiver receiver = ScriptedReceiver.start()) {
      receiver.answers(500);
      triedOnce(receiver);
      eventually(
          () ->
              account
                  .admin()
                  .get("/v1/webhooks/deliveries?status=failed")
                  .then()
                  .body("data", hasSize(1)));
      assertEquals(0, rows("SELECT 1 FROM exhausted_minute WHERE account_id = $1").size());
      assertEquals(
          0, rows("SELECT 1 FROM endpoint_health WHERE account_id = $1 AND failing_told").size());
      assertEquals(List.of("verified"), stored());
    }
  }

  @Test
  void givenAListenerThatIsGone_whenItIsDisabled_thenNobodyIsToldOfIt() {
    try (ScriptedReceiver gone = ScriptedReceiver.start()) {
      gone.answers(410);
      String id =
          id(account.endpoint(gone.url(), Map.of("event_patterns", List.of("hookferry.*"))));
      listening("hookferry.*");
      endpoint(Map.of());
      next("hookferry.endpoint.created");
      eventually(() -> assertEquals("disabled", shown(id).getString("status")));
      eventually(
          () ->
              account
                  .admin()
                  .get("/v1/webhooks/deliveries?status=failed")
                  .then()
                  .body("data", hasSize(1)));
      assertEquals(List.of("hookferry.endpoint.created"), stored());
    }
  }

  @Test
  void givenAListener_whenABacklogGrowsOldAndIsWorkedOff_thenLateAndCaughtUpOnce() {
    try (ScriptedReceiver receiver = ScriptedReceiver.start()) {
      String id =
          id(
              account.endpoint(
                  receiver.url(),
                  Map.of("event_patterns", List.of("a.*"), "rate_limit_per_second", 1)));
      listening("hookferry.backlog.*");
      for (int i = 0; i < 12; i++) {
        account.publish("a.b", "{}");
      }
      rows(
          """
          UPDATE delivery
          SET due_at = due_at - interval '10 minutes'
          WHERE account_id = $1 AND lease_owner IS NULL
          """);
      JsonObject late = next("hookferry.backlog.late");
      assertEquals(id, late.getString("endpoint_id"));
      assertTrue(late.getLong("live") > 0);
      assertTrue(
          Instant.parse(late.getString("oldest_due_at"))
              .isBefore(Instant.now().minus(Duration.ofMinutes(5))));
      JsonObject caughtUp = next("hookferry.backlog.caught_up");
      assertEquals(id, caughtUp.getString("endpoint_id"));
      assertTrue(caughtUp.containsKey("oldest_due_at") && caughtUp.containsKey("live"));
      assertEquals(
          List.of("hookferry.backlog.late", "hookferry.backlog.caught_up"),
          stored().stream().filter(type -> type.startsWith("hookferry.")).toList());
    }
  }

  @Test
  void givenAListener_whenAVerificationIsAnsweredWithGone_thenToldToo() {
    try (ScriptedReceiver receiver = ScriptedReceiver.start()) {
      receiver.answers(410);
      String id = receiving(receiver, 7);
      listening("hookferry.endpoint.disabled");
      account.admin().post(ENDPOINTS + "/{id}/verify", id).then().statusCode(200);
      JsonObject told = next("hookferry.endpoint.disabled");
      assertEquals("gone", told.getString("reason"));
      assertNull(told.getValue("failing_since"));
      assertEquals(410, told.getJsonObject("last_attempt").getInteger("status"));
    }
  }

  @Test
  void givenAChangeThatIsRefused_whenSomebodyListens_thenNothingIsTold() {
    listening("hookferry.*");
    String webhook =
        "{\"url\": \"https://example.com/d\", \"status\": \"active\", \"max_retries\": 1,"
            + " \"event_types\": [\"log.door_was_opened\"]}";
    account.admin().body(webhook).post("/api/v1/webhooks").then().statusCode(200);
    account.admin().body(webhook).post("/api/v1/webhooks").then().statusCode(400);
    assertEquals(List.of("hookferry.endpoint.created"), stored());
  }

  @Test
  void givenTwoAccounts_whenOneListens_thenItHearsNothingOfTheOther() {
    listening("hookferry.*");
    TestAccount other = TestAccount.create();
    other.endpoint(URL, Map.of());
    other.admin().get("/v1/webhooks/events").then().body("data", hasSize(0));
    assertEquals(List.of(), stored());
  }
}
