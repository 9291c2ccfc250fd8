package dev.hookferry.api;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hookferry.support.TestAccount;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.swagger.v3.oas.models.Paths;
import io.swagger.v3.parser.OpenAPIV3Parser;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Walks every operation of the API's description with another account's ids: nothing is found, and
 * nothing of theirs changes. An operation that is new needs an id here, or this fails.
 */
@QuarkusTest
class IsolationTest {

  /** By the start of a path a body that would do, so that nothing but the id is wrong. */
  private static final Map<String, String> BODIES =
      Map.of(
          "/v1/webhooks/endpoints",
          "{\"url\": \"https://example.com/a\"}",
          "/v1/webhooks/jobs",
          "{\"kind\": \"replay\", \"mode\": \"all\", \"since\": \"2020-01-01\", \"dry_run\": true}",
          "/api/v1/ssh",
          "{\"url\": \"https://example.com/s\", \"retries\": 1, \"initial_backoff\": 1,"
              + " \"backoff_multiplier\": 1}",
          "/targets",
          "{\"url\": \"https://example.com/t\"}",
          "/webhooks",
          "{\"url\": \"https://example.com/w\"}",
          "/api/v1/webhooks",
          "{\"url\": \"https://example.com/d\", \"status\": \"active\", \"max_retries\": 1,"
              + " \"event_types\": [\"log.door_was_opened\"]}",
          "/api/v2/public/webhooks",
          "{\"url\": \"https://example.com/u\", \"events\": [\"all\"]}");

  /** They make what is the caller's own, whatever others have. */
  private static final Set<String> OWN =
      Set.of("PUT /v1/webhooks/scopes/{kind}/{id}", "PUT /v1/webhooks/event-types/{name}");

  private record Operation(String method, String path) {

    @Override
    public String toString() {
      return method + " " + path;
    }
  }

  @Test
  void givenAnotherAccountsIds_whenEveryOperationIsTried_thenNotFoundAndUnchanged() {
    TestAccount owner = TestAccount.create().withScope("session", "s1").withScope("target", "t1");
    Map<String, String> ids = idsOf(owner);
    String before = everythingOf(owner);
    TestAccount stranger = TestAccount.create();
    List<Operation> operations = operations();
    assertTrue(operations.size() > 30, operations.toString());
    operations.forEach(operation -> assertRefused(stranger, operation, ids));
    assertEquals(before, everythingOf(owner));
  }

  private static void assertRefused(
      TestAccount stranger, Operation operation, Map<String, String> ids) {
    String path = filled(operation.path(), ids);
    Response answer = stranger.admin().body(body(path)).request(operation.method(), path);
    assertEquals(
        refusal(path),
        answer.statusCode(),
        () -> operation + " " + path + ": " + answer.asString());
  }

  /** Accounts are the operator's; the device surface has 400 for what is not found. */
  private static int refusal(String path) {
    if (path.startsWith("/v1/webhooks/accounts/")) {
      return 403;
    }
    return path.startsWith("/api/v1/webhooks") ? 400 : 404;
  }

  private static String body(String path) {
    return BODIES.entrySet().stream()
        .filter(body -> path.startsWith(body.getKey()))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse("{}");
  }

  /** A path's parameters by the longest key that the path starts with. */
  private static String filled(String template, Map<String, String> ids) {
    String path = template;
    while (path.contains("{")) {
      String key = path.substring(0, path.indexOf('}') + 1);
      String id = ids.get(key);
      assertNotNull(id, "no id for " + key + " of " + template);
      path = path.replace(key, key.substring(0, key.indexOf('{')) + id);
    }
    return path;
  }

  private static List<Operation> operations() {
    Paths paths =
        new OpenAPIV3Parser()
            .readContents(given().get("/q/openapi?format=json").asString())
            .getOpenAPI()
            .getPaths();
    return paths.entrySet().stream()
        .filter(path -> path.getKey().contains("{"))
        .flatMap(
            path ->
                path.getValue().readOperationsMap().keySet().stream()
                    .map(method -> new Operation(method.name(), path.getKey())))
        .filter(operation -> !OWN.contains(operation.toString()))
        .toList();
  }

  /** By everything of a path up to and with a parameter: the owner's id for it. */
  private static Map<String, String> idsOf(TestAccount owner) {
    Map<String, String> ids = new LinkedHashMap<>();
    String endpoint = made(owner, "/v1/webhooks/endpoints", "endpoint.id");
    String event = owner.publish("log.door_was_opened", "{}");
    ids.put("/v1/webhooks/accounts/{account_id}", Integer.toString(owner.id()));
    ids.put("/v1/webhooks/endpoints/{id}", endpoint);
    ids.put("/v1/webhooks/events/{id}", event);
    ids.put("/v1/webhooks/deliveries/{id}", first(owner, "/v1/webhooks/deliveries"));
    ids.put("/v1/webhooks/jobs/{id}", made(owner, "/v1/webhooks/jobs", "id"));
    ids.put("/v1/webhooks/api-keys/{id}", first(owner, "/v1/webhooks/api-keys"));
    ids.put("/v1/webhooks/portal-links/{id}", made(owner, "/v1/webhooks/portal-links", "id"));
    ids.put("/v1/webhooks/event-types/{name}", eventType(owner));
    ids.put("/v1/webhooks/scopes/{kind}", "session");
    ids.put("/v1/webhooks/scopes/session/{id}", "s1");
    String sessions = "/api/v1/ssh/verify/sessions/";
    ids.put(sessions + "{session}", "s1");
    ids.put(sessions + "s1/webhooks/{webhook}", made(owner, sessions + "s1/webhooks/", "id"));
    String target = made(owner, "/targets/t1/webhooks/", "id");
    ids.put("/targets/{target_id}", "t1");
    ids.put("/targets/t1/webhooks/{id}", target);
    ids.put("/targets/t1/events/{id}", target);
    ids.put("/webhooks/{id}", made(owner, "/webhooks/", "id"));
    ids.put("/events/{id}", event.substring("evt_".length()));
    ids.put("/api/v1/webhooks/{webhook-uid}", made(owner, "/api/v1/webhooks", "item_uid"));
    owner.publish("device", "default", "log.door_was_opened", "{}");
    ids.put("/api/v1/webhooks/events/{event-uid}", deviceEvent(owner));
    ids.put(
        "/api/v2/public/webhooks/user/{webhookId}",
        made(owner, "/api/v2/public/webhooks/user", "data.id"));
    return ids;
  }

  private static String made(TestAccount owner, String path, String id) {
    Response answer = owner.admin().body(body(path)).post(path);
    assertTrue(answer.statusCode() < 300, () -> path + " " + answer.asString());
    return answer.then().extract().path(id).toString();
  }

  private static String eventType(TestAccount owner) {
    owner.admin().body("{}").put("/v1/webhooks/event-types/a.b").then().statusCode(201);
    return "a.b";
  }

  private static String first(TestAccount owner, String path) {
    return owner.admin().get(path).then().statusCode(200).extract().path("data[0].id");
  }

  private static String deviceEvent(TestAccount owner) {
    Response events = owner.admin().get("/api/v1/webhooks/events");
    return events.then().statusCode(200).extract().path("list_items[0].uid").toString();
  }

  private static String everythingOf(TestAccount owner) {
    return Stream.of(
            "endpoints?surface=all", "events", "jobs", "scopes", "api-keys", "portal-links")
        .map(path -> owner.admin().get("/v1/webhooks/" + path).asString())
        .map(IsolationTest::withoutWhatSendingFoundOut)
        .collect(Collectors.joining("\n"));
  }

  /** The engine is at work meanwhile. */
  private static String withoutWhatSendingFoundOut(String json) {
    return json.replaceAll(
        "\"(status|consecutive_failures|last_\\w+)\":(\"[^\"]*\"|[^,}]*)", "\"$1\":…");
  }
}
