package dev.hookferry.api.account;

import static io.restassured.RestAssured.baseURI;
import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.port;
import static org.hamcrest.Matchers.aMapWithSize;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hookferry.domain.model.PublicId;
import dev.hookferry.registry.endpoint.EndpointSet;
import dev.hookferry.registry.endpoint.Endpoints;
import dev.hookferry.support.Await;
import dev.hookferry.support.Eventually;
import dev.hookferry.support.PostgresResource;
import dev.hookferry.support.ScriptedReceiver;
import dev.hookferry.support.TestAccount;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every change, by whatever surface, and nothing else. */
@QuarkusTest
class AuditLogTest {

  private static final String AUDIT = "/v1/webhooks/audit";
  private static final String URL = "https://example.com/a";

  private static final HttpClient HTTP = HttpClient.newHttpClient();

  @Inject Pool pool;
  @Inject Endpoints endpoints;

  private TestAccount account;

  @BeforeEach
  void setUp() {
    account = TestAccount.create();
  }

  private ValidatableResponse audit(String query) {
    return account.admin().urlEncodingEnabled(false).get(AUDIT + query).then().statusCode(200);
  }

  private List<String> actions() {
    return audit("").extract().path("data.action");
  }

  private Map<String, List<Object>> changes(String action) {
    return audit("?action=" + action).extract().path("data[0].changes");
  }

  private String endpoint() {
    return endpoint(Map.of());
  }

  @SuppressWarnings("unchecked")
  private String endpoint(Map<String, ?> others) {
    return ((Map<String, String>) account.endpoint(URL, others).get("endpoint")).get("id");
  }

  private ValidatableResponse patch(String id, String body) {
    return account
        .admin()
        .body(body.replace('\'', '"'))
        .patch("/v1/webhooks/endpoints/" + id)
        .then();
  }

  @Test
  void givenAnEndpointMade_whenTheLogIsRead_thenWhoDidItFromWhereByWhichRequest() {
    String made =
        account
            .admin()
            .header("X-Request-Id", "req-42")
            .body(Map.of("url", URL))
            .post("/v1/webhooks/endpoints")
            .then()
            .statusCode(200)
            .extract()
            .path("endpoint.id");
    String key = account.admin().get("/v1/webhooks/api-keys").path("data[0].id");
    audit("?action=endpoint.create")
        .body("next_cursor", nullValue())
        .body("data", hasSize(1))
        .body("data[0]", aMapWithSize(8))
        .body("data[0].id", startsWith("aud_"))
        .body("data[0].at", matchesPattern("20.*Z"))
        .body("data[0].actor", is(Map.of("kind", "key", "id", key, "name", "admin")))
        .body("data[0].action", is("endpoint.create"))
        .body("data[0].target", is(made))
        .body("data[0].changes", anEmptyMap())
        .body("data[0].ip", is("127.0.0.1"))
        .body("data[0].request_id", is("req-42"));
  }

  private static org.hamcrest.Matcher<Map<?, ?>> anEmptyMap() {
    return is(Map.of());
  }

  @Test
  void givenANewAccount_whenItsLogIsRead_thenTheOperatorMadeItsKey() {
    audit("")
        .body("data.action", contains("key.create"))
        .body("data[0].actor.kind", is("operator"))
        .body("data[0].actor.id", nullValue());
  }

  @Test
  void givenAPatch_whenTheLogIsRead_thenWhatReallyChangedAndNoSecretValue() {
    String id = endpoint(Map.of("headers", Map.of("X-Token", "hunter1"), "description", "old"));
    patch(
            id,
            "{'url': 'https://example.com/b', 'description': 'old', 'timeout_seconds': 20,"
                + " 'event_patterns': ['a.*'], 'headers': {'X-Token': 'hunter2'}, 'enabled': false}")
        .statusCode(200);
    Map<String, List<Object>> changes = changes("endpoint.update");
    Map<String, String> masked = Map.of("X-Token", "***");
    assertEquals(
        Map.of(
            "url", List.of(URL, "https://example.com/b"),
            "timeout_seconds", List.of(10, 20),
            "event_patterns", List.of(List.of("*"), List.of("a.*")),
            "headers", List.of(masked, masked),
            "enabled", List.of(true, false)),
        changes);
    assertFalse(audit("").extract().asString().contains("hunter"));
  }

  @Test
  void givenAPatchThatChangesNothing_whenTheLogIsRead_thenNothing() {
    String id = endpoint();
    patch(id, "{'url': '" + URL + "', 'enabled': true}").statusCode(200);
    patch(id, "{}").statusCode(200);
    assertEquals(List.of("endpoint.create", "key.create"), actions());
  }

  @Test
  void givenASecretRotatedAndAnEndpointDeleted_whenTheLogIsRead_thenBothAndNoSecret() {
    String id = endpoint();
    String secret =
        account
            .admin()
            .post("/v1/webhooks/endpoints/" + id + "/rotate-secret")
            .then()
            .statusCode(200)
            .extract()
            .path("secret");
    account.admin().delete("/v1/webhooks/endpoints/" + id).then().statusCode(204);
    account.admin().delete("/v1/webhooks/endpoints/" + id).then().statusCode(404);
    assertEquals(
        List.of("endpoint.delete", "endpoint.rotate_secret", "endpoint.create", "key.create"),
        actions());
    assertEquals(Map.of("secret", List.of("***", "***")), changes("endpoint.rotate_secret"));
    assertFalse(audit("").extract().asString().contains(secret));
    audit("?target=" + id).body("data", hasSize(3));
  }

  @Test
  void givenSecretsRevealedWithoutARequest_whenTheLogIsRead_thenTheEngineDidIt() {
    String id = endpoint();
    UUID uuid = PublicId.ENDPOINT.parse(id).orElseThrow();
    var found = Await.await(() -> endpoints.reveal(EndpointSet.all(account.id()), uuid));
    assertEquals(1, found.orElseThrow().secrets.size());
    Await.await(() -> endpoints.reveal(EndpointSet.all(account.id()), new UUID(0, 0)));
    audit("?action=endpoint.reveal_secret")
        .body("data.target", contains(id))
        .body("data[0].actor.kind", is("engine"))
        .body("data[0].actor.id", nullValue())
        .body("data[0].ip", nullValue())
        .body("data[0].request_id", nullValue());
  }

  @ParameterizedTest
  @ValueSource(ints = {204, 500})
  void givenAVerification_whenTheLogIsRead_thenItIsThereWhateverTheAnswer(int status) {
    try (ScriptedReceiver receiver = ScriptedReceiver.start()) {
      receiver.answers(status);
      String id = made(receiver.url());
      account.admin().post("/v1/webhooks/endpoints/" + id + "/verify").then().statusCode(200);
      audit("?action=endpoint.verify")
          .body("data.target", contains(id))
          .body("data[0].actor.kind", is("key"));
    }
  }

  @SuppressWarnings("unchecked")
  private String made(String url) {
    return ((Map<String, String>) account.endpoint(url, Map.of()).get("endpoint")).get("id");
  }

  @Test
  void givenKeysAndScopes_whenMadeAndDeleted_thenEachIsThereWithWhatGoesWithIt() {
    account.withScope("session", "s1").withScope("session", "s1");
    account.key("member", "device", "door");
    String endpoint = endpoint(Map.of("scope", Map.of("kind", "session", "id", "s1")));
    account.admin().delete("/v1/webhooks/scopes/session/s1").then().statusCode(204);
    account.admin().delete("/v1/webhooks/scopes/session/s1").then().statusCode(404);
    assertEquals(
        List.of(
            "scope.delete",
            "endpoint.delete",
            "endpoint.create",
            "key.create",
            "scope.create",
            "scope.create",
            "key.create"),
        actions());
    audit("?action=scope.create").body("data.target", contains("device/door", "session/s1"));
    audit("?action=scope.delete").body("data.target", contains("session/s1"));
    audit("?action=endpoint.delete").body("data.target", contains(endpoint));
    account.admin().delete("/v1/webhooks/scopes/device/door").then().statusCode(204);
    String key = audit("?action=key.create").extract().path("data[0].target");
    audit("?action=key.delete").body("data.target", contains(key));
  }

  @Test
  void givenAKeyDeleted_whenTheLogIsRead_thenItsNameIsKept() {
    String member = account.key("member");
    TestAccount.as(member)
        .body(Map.of("url", URL))
        .post("/v1/webhooks/endpoints")
        .then()
        .statusCode(200);
    String id = audit("?action=key.create").extract().path("data[0].target");
    account.admin().delete("/v1/webhooks/api-keys/" + id).then().statusCode(204);
    audit("?actor=" + id)
        .body("data.action", contains("endpoint.create"))
        .body("data[0].actor.name", is("member"));
    audit("?action=key.delete").body("data.target", contains(id));
  }

  @Test
  void givenEventTypesAndSettings_whenChanged_thenWhatReallyChanged() {
    putType("{\"description\": \"Paid\", \"schemas\": {\"1\": {\"type\": \"object\"}}}");
    putType("{\"description\": \"Paid\", \"schemas\": {\"1\": {\"type\": \"object\"}}}");
    putType("{\"description\": \"Paid\", \"validation\": \"warn\"}");
    account.admin().delete("/v1/webhooks/event-types/invoice.paid").then().statusCode(204);
    settings("{\"unknown_event_types\": \"allow\"}");
    settings("{\"unknown_event_types\": \"reject\"}");
    assertEquals(
        List.of(
            "settings.update",
            "event_type.delete",
            "event_type.update",
            "event_type.create",
            "key.create"),
        actions());
    audit("?target=invoice.paid").body("data", hasSize(3));
    audit("?target=settings").body("data", hasSize(1));
    assertEquals(
        Map.of(
            "schemas",
            List.of(Map.of("1", Map.of("type", "object")), Map.of()),
            "validation",
            List.of("off", "warn")),
        changes("event_type.update"));
    assertEquals(
        Map.of("unknown_event_types", List.of("allow", "reject")), changes("settings.update"));
  }

  private void putType(String body) {
    account.admin().body(body).put("/v1/webhooks/event-types/invoice.paid");
  }

  private void settings(String body) {
    account.admin().body(body).patch("/v1/webhooks/settings").then().statusCode(200);
  }

  @Test
  void givenAJob_whenMadeResumedPausedAndCancelled_thenEachChangeOnce() {
    for (int i = 0; i < 9; i++) { // at one a second
      account.publish("a.b", "{}");
    }
    endpoint();
    String id =
        account
            .admin()
            .body(
                "{\"kind\": \"replay\", \"mode\": \"missing\", \"since\": \"2020-01-01\","
                    + " \"dry_run\": true, \"rate_per_second\": 1}")
            .post("/v1/webhooks/jobs")
            .then()
            .statusCode(202)
            .body("plan.deliveries", is(9))
            .extract()
            .path("id");
    job(id, "pause", 409);
    job(id, "resume", 200);
    job(id, "pause", 200);
    job(id, "cancel", 200);
    job(id, "cancel", 409);
    audit("?target=" + id)
        .body("data.action", contains("job.cancel", "job.pause", "job.resume", "job.create"))
        .body("data.changes", everyItem(anEmptyMap()))
        .body("data.actor.kind", everyItem(is("key")));
  }

  private void job(String id, String change, int status) {
    account.admin().post("/v1/webhooks/jobs/" + id + "/" + change).then().statusCode(status);
  }

  @Test
  void givenADeliveryReplayed_whenTheLogIsRead_thenTheReplayAndNoPublishing() {
    endpoint();
    account.publish("a.b", "{}");
    String delivery = account.admin().get("/v1/webhooks/deliveries").path("data[0].id");
    account.admin().post("/v1/webhooks/deliveries/" + delivery + "/replay").then().statusCode(202);
    assertEquals(List.of("delivery.replay", "endpoint.create", "key.create"), actions());
    audit("?action=delivery.replay")
        .body("data.target", contains(delivery))
        .body("data[0].actor.name", is("admin"));
  }

  @Test
  void givenRequestsThatAreRefused_whenTheLogIsRead_thenNothing() {
    String id = endpoint();
    patch(id, "{'timeout_seconds': 1}").statusCode(422);
    account.admin().body("{}").post("/v1/webhooks/endpoints").then().statusCode(422);
    account.admin().delete("/v1/webhooks/api-keys/key_nobody").then().statusCode(404);
    settings(422, "{\"unknown_event_types\": null}");
    TestAccount.as(account.key("publisher"))
        .body(Map.of("url", URL))
        .post("/v1/webhooks/endpoints")
        .then()
        .statusCode(403);
    assertEquals(List.of("key.create", "endpoint.create", "key.create"), actions());
    String webhook =
        "{\"url\": \"https://example.com/d\", \"status\": \"active\", \"max_retries\": 1,"
            + " \"event_types\": [\"log.door_was_opened\"]}";
    account.admin().body(webhook).post("/api/v1/webhooks").then().statusCode(200);
    account.admin().body(webhook).post("/api/v1/webhooks").then().statusCode(400);
    audit("?action=endpoint.create").body("data", hasSize(2));
  }

  @Test
  void givenAFailingEndpoint_whenItIsMadeActiveAgain_thenThereIsThatWithoutAChangeOfMembers() {
    try (ScriptedReceiver receiver = ScriptedReceiver.start()) {
      receiver.answers(500);
      String id = made(receiver.url());
      account.publish("a.b", "{}");
      String path = "/v1/webhooks/endpoints/" + id;
      Eventually.eventually(() -> account.admin().get(path).then().body("status", is("failing")));
      patch(id, "{'enabled': true}").statusCode(200).body("status", is("active"));
      assertEquals(List.of("endpoint.update", "endpoint.create", "key.create"), actions());
      assertEquals(Map.of(), changes("endpoint.update"));
    }
  }

  @Test
  void givenAToken_whenItMakesAnEndpoint_thenTheKeyItStandsForDidIt() {
    String key = account.key("member");
    String id = audit("?action=key.create").extract().path("data[0].target");
    String token =
        given()
            .contentType(ContentType.URLENC)
            .formParam("grant_type", "password")
            .formParam("username", id)
            .formParam("password", key)
            .post("/v1/token")
            .then()
            .statusCode(200)
            .extract()
            .path("access_token");
    given()
        .header("Authorization", "Bearer " + token)
        .contentType(ContentType.JSON)
        .body(Map.of("url", URL))
        .post("/v1/webhooks/endpoints")
        .then()
        .statusCode(200);
    audit("?actor=" + id).body("data.action", contains("endpoint.create"));
  }

  /** In sessions and on connections alike. */
  @Test
  void givenManyAtOnce_whenTheyChangeThings_thenEachChangeIsOfItsOwnRequest() {
    List<String> keys = List.of(account.key("member"), account.key("admin"));
    List<String> names = List.of("member", "admin");
    String endpoint = "{\"url\": \"" + URL + "\"}";
    String job =
        "{\"kind\": \"replay\", \"mode\": \"all\", \"since\": \"2020-01-01\", \"dry_run\": true}";
    List<CompletableFuture<Integer>> answers =
        IntStream.range(0, 60)
            .mapToObj(
                i ->
                    post(
                        i % 3 == 0 ? "jobs" : "endpoints",
                        i % 3 == 0 ? job : endpoint,
                        keys.get(i % 2),
                        names.get(i % 2) + "-" + i))
            .toList();
    answers.forEach(answer -> assertTrue(answer.join() < 300));
    List<String> actors =
        audit("?limit=60&action=endpoint.create").extract().path("data.actor.name");
    List<String> requests =
        audit("?limit=60&action=endpoint.create").extract().path("data.request_id");
    assertEquals(40, actors.size());
    assertMatching(actors, requests);
    assertMatching(
        audit("?action=job.create").extract().path("data.actor.name"),
        audit("?action=job.create").extract().path("data.request_id"));
    assertEquals(40, Set.copyOf(requests).size());
  }

  private static void assertMatching(List<String> actors, List<String> requests) {
    for (int i = 0; i < actors.size(); i++) {
      assertTrue(requests.get(i).startsWith(actors.get(i) + "-"), actors + " " + requests);
    }
  }

  private static CompletableFuture<Integer> post(
      String path, String body, String key, String requestId) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(baseURI + ":" + port + "/v1/webhooks/" + path))
            .header("X-API-Key", key)
            .header("X-Request-Id", requestId)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    return HTTP.sendAsync(request, HttpResponse.BodyHandlers.discarding())
        .thenApply(HttpResponse::statusCode);
  }

  private void settings(int status, String body) {
    account.admin().body(body).patch("/v1/webhooks/settings").then().statusCode(status);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/api/v1/ssh/verify/sessions/s1/webhooks/ | PUT |"
            + " {'url': '%s', 'retries': 1, 'initial_backoff': 10, 'backoff_multiplier': 2} | url",
        "/targets/t1/webhooks/ | PATCH | {'url': '%s'} | url",
        "/webhooks/ | PUT | {'url': '%s'} | url",
        "/api/v1/webhooks | PUT | {'url': '%s', 'status': 'active', 'max_retries': 1,"
            + " 'event_types': ['log.door_was_opened'], 'secret': '0123456789abcdef'} | url",
        "/api/v2/public/webhooks/user | PATCH | {'url': '%s', 'events': ['all'],"
            + " 'secrets': ['sDV1aKqitCLClI12m7UPFbAAvZfZquJw']} | url",
      })
  void givenAnotherSurface_whenItsWebhooksAreMadeChangedAndDeleted_thenItsWordsUnderTheNativeId(
      String path, String method, String body, String changed) {
    account.withScope("session", "s1").withScope("target", "t1");
    String id = made(path, body(body, "https://example.com/1").replaceFirst(", \"secret.*", "}"));
    String one = path.endsWith("/") ? path + id : path + "/" + id;
    one = path.startsWith("/targets") || path.equals("/webhooks/") ? one + "/" : one;
    String change = body(body, "https://example.com/2");
    assertTrue(account.admin().body(change).request(method, one).statusCode() < 300);
    assertTrue(account.admin().body(change).request(method, one).statusCode() < 300);
    String target = audit("?action=endpoint.create").extract().path("data[0].target");
    assertTrue(account.admin().delete(one).statusCode() < 300);
    audit("?target=" + target)
        .body("data.action", contains("endpoint.delete", "endpoint.update", "endpoint.create"))
        .body(
            "data[1].changes." + changed,
            contains("https://example.com/1", "https://example.com/2"));
    assertTrue(PublicId.ENDPOINT.parse(target).isPresent());
    String log = audit("").extract().asString();
    assertFalse(log.contains("0123456789abcdef") || log.contains("sDV1aKqitCLClI12"), log);
    if (body.contains("secret")) {
      String name = body.contains("secrets") ? "secrets" : "secret";
      audit("?action=endpoint.update").body("data[0].changes." + name, hasItem("***"));
    }
  }

  private static String body(String template, String url) {
    return template.formatted(url).replace('\'', '"');
  }

  private String made(String path, String body) {
    var answer = account.admin().body(body).post(path).then().extract();
    assertTrue(answer.statusCode() < 300, answer.asString());
    Object id = answer.path("id");
    id = id == null ? answer.path("item_uid") : id;
    return String.valueOf(id == null ? answer.<Object>path("data.id") : id);
  }

  @Test
  void givenManyEntries_whenPagedAndFiltered_thenNewestFirstWithoutGap() {
    String first = endpoint();
    String until = audit("").extract().path("data[0].at");
    String second = endpoint();
    String cursor =
        audit("?limit=1").body("data.target", contains(second)).extract().path("next_cursor");
    audit("?limit=1&cursor=" + cursor).body("data.target", contains(first));
    audit("?since=" + until).body("data.target", hasItem(second));
    audit("?until=" + until).body("data.target", not(hasItem(second)));
    audit("?action=nothing.such").body("data", hasSize(0));
    account.admin().get(AUDIT + "?limit=0").then().statusCode(422);
    account.admin().get(AUDIT + "?since=then").then().statusCode(422);
    account.admin().get(AUDIT + "?cursor=odd").then().statusCode(422);
  }

  @Test
  void givenOtherRoles_whenTheLogIsRead_thenForbidden() {
    for (String role : List.of("member", "publisher")) {
      TestAccount.as(account.key(role)).get(AUDIT).then().statusCode(403);
    }
    TestAccount.as(account.key("admin", "device", "door")).get(AUDIT).then().statusCode(403);
    TestAccount.as(PostgresResource.OPERATOR_KEY).get(AUDIT).then().statusCode(403);
    TestAccount.as("hk_nobody").get(AUDIT).then().statusCode(401);
  }

  @Test
  void givenTwoAccounts_whenOneReadsItsLog_thenNothingOfTheOther() {
    TestAccount other = TestAccount.create();
    String id = endpoint();
    other.admin().get(AUDIT).then().body("data.action", contains("key.create"));
    other.admin().get(AUDIT + "?target=" + id).then().body("data", hasSize(0));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "UPDATE audit_log SET action = 'x'",
        "DELETE FROM audit_log",
        "TRUNCATE audit_log"
      })
  void givenTheLog_whenSomebodyWantsToRewriteIt_thenTheTableRefuses(String statement) {
    Throwable refused =
        assertThrows(Throwable.class, () -> Await.await(() -> pool.query(statement).execute()));
    assertTrue(String.valueOf(refused.getMessage()).contains("append-only"), refused.toString());
  }
}
