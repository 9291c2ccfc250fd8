package dev.hookferry.api.account;

import static dev.hookferry.support.Eventually.eventually;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hookferry.support.ReceivedRequest;
import dev.hookferry.support.ScriptedReceiver;
import dev.hookferry.support.TestAccount;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
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
      receiver.answers(204);
      account.admin().post(ENDPOINTS + "/{id}/verify", id).then().statusCode(200);
      account.publish("a.b", "{}");
      receiver.next();
      receiver.next();
      JsonObject attempt = finishedAttempt();
      listening("hookferry.endpoint.disabled");
      patch(id, "{\"enabled\": false}");
      assertEquals(attempt, next("hookferry.endpoint.disabled").getJsonObject("last_attempt"));
    }
  }

  private JsonObject finishedAttempt() {
    String path = "/v1/webhooks/deliveries?status=succeeded";
    eventually(() -> account.admin().get(path).then().body("data", hasSize(1)));
    String delivery = account.admin().get(path).path("data[0].id");
    return new JsonObject(account.admin().get("/v1/webhooks/deliveries/" + delivery).asString())
        .getJsonArray("attempts")
        .getJsonObject(0);
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

  @Test
  void givenTwoAccounts_whenOneListens_thenItHearsNothingOfTheOther() {
    listening("hookferry.*");
    TestAccount other = TestAccount.create();
    other.endpoint(URL, Map.of());
    other.admin().get("/v1/webhooks/events").then().body("data", hasSize(0));
    assertEquals(List.of(), stored());
  }
}
