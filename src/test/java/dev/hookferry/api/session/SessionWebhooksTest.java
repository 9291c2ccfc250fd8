package dev.hookferry.api.session;

import static org.hamcrest.Matchers.aMapWithSize;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of webhooks that are in order. */
@QuarkusTest
class SessionWebhooksTest extends SessionApiTest {

  private static final String FULL =
      """
      {"$schema": "https://example.com/x.json", "backoff_multiplier": 2.5, "events": ["verified"],
       "headers": {"X-Two": ["a", "b"], "X-None": null, "Host": ["h"]}, "initial_backoff": 7,
       "method": "patch", "retries": 5, "url": "http://example.com/x?y=1"}""";

  @TestHTTPResource("/")
  URI origin;

  @Test
  void givenUrlAlone_whenCreated_thenTheRestIsByDefault() throws Exception {
    var answer = post(WEBHOOKS, "{\"url\": \"" + URL + "\"}").statusCode(201);
    String id = answer.extract().path("id");
    String schema = origin.resolve("/schemas/SessionWebhook.json").toString();
    String golden =
        """
        {"$schema":"%s","backoff_multiplier":2,"events":null,"headers":{},"id":"%s",\
        "initial_backoff":10,"method":"post","retries":0,"url":"%s"}"""
            .formatted(schema, id, URL);
    assertEquals(golden, answer.extract().asString());
    answer
        .contentType("application/json")
        .body("id", matchesPattern("[1-9A-HJ-NP-Za-km-z]{16,22}"))
        .header("Link", "</schemas/SessionWebhook.json>; rel=\"describedBy\"");
  }

  @Test
  void givenNoUrl_whenCreated_thenRequired() {
    post(WEBHOOKS, "{}")
        .statusCode(422)
        .body("errors.message", contains("expected required property url to be present"));
    post(WEBHOOKS, "{\"url\": null}")
        .statusCode(422)
        .body("errors.message", contains("expected string"));
  }

  @Test
  void givenAllMembers_whenReplaced_thenAnsweredAndReadAsGiven() throws Exception {
    String path = webhook();
    String replaced = put(path, FULL).statusCode(200).extract().asString();
    var mapper = new ObjectMapper();
    var expected = (com.fasterxml.jackson.databind.node.ObjectNode) mapper.readTree(FULL);
    String id = path.substring(WEBHOOKS.length(), path.length() - 1);
    expected
        .put("id", id)
        .put("$schema", origin.resolve("/schemas/SessionWebhook.json").toString());
    assertEquals(expected, mapper.readTree(replaced));
    String read = admin().get(path).then().statusCode(200).extract().asString();
    assertEquals(expected, mapper.readTree(read));
  }

  @Test
  void givenOptionalMembersLeftOut_whenReplaced_thenDefaultsOrKept() {
    String path = webhook();
    put(path, FULL).statusCode(200);
    put(path, "{\"backoff_multiplier\": 1, \"initial_backoff\": 2, \"retries\": 3}")
        .statusCode(200)
        .body("events", nullValue())
        .body("method", equalTo("post"))
        .body("url", equalTo("http://example.com/x?y=1"))
        .body("headers.X-Two", contains("a", "b"));
    String none =
        "{\"backoff_multiplier\": 1, \"initial_backoff\": 2, \"retries\": 3, \"headers\": null}";
    put(path, none).statusCode(200).body("headers", aMapWithSize(0));
  }

  @Test
  void givenNoEvents_whenReplaced_thenAll() {
    String none =
        "{\"backoff_multiplier\": 1, \"initial_backoff\": 2, \"retries\": 3, \"events\": []}";
    put(webhook(), none).statusCode(200).body("events", nullValue());
  }

  @Test
  void givenDeletedWebhook_whenAskedFor_thenGone() {
    String path = webhook();
    admin().delete(path).then().statusCode(204).body(equalTo(""));
    admin().delete(path).then().statusCode(404);
    admin().get(path).then().statusCode(404);
  }

  @Test
  void givenPathsWithoutLastSlash_whenCalled_thenServedToo() {
    String path = webhook();
    String bare = path.substring(0, path.length() - 1);
    admin().redirects().follow(false).get(bare).then().statusCode(200);
    put(bare, FULL).statusCode(200);
    post(WEBHOOKS.substring(0, WEBHOOKS.length() - 1), "{\"url\": \"" + URL + "\"}")
        .statusCode(201);
    admin().delete(bare).then().statusCode(204);
  }

  @Test
  void givenThreeWebhooks_whenListed_thenByTheirAgeAndInPages() {
    String first = webhook();
    webhook();
    String last = webhook();
    admin()
        .get(WEBHOOKS)
        .then()
        .statusCode(200)
        .header("Link", "</schemas/SessionWebhookList.json>; rel=\"describedBy\"")
        .body("items", hasSize(3))
        .body("items[0].id", equalTo(id(first)))
        .body("items[2].id", equalTo(id(last)))
        .body("total", equalTo(3))
        .body("offset", equalTo(0))
        .body("limit", equalTo(100))
        .body("has_more", equalTo(false));
    admin()
        .get(WEBHOOKS + "?offset=1&limit=1")
        .then()
        .body("items", hasSize(1))
        .body("total", equalTo(3))
        .body("offset", equalTo(1))
        .body("limit", equalTo(1))
        .body("has_more", equalTo(true));
    admin().get(WEBHOOKS + "?offset=3").then().body("items", hasSize(0));
    admin().get(WEBHOOKS + "?limit=1000").then().body("limit", equalTo(100));
  }

  @ParameterizedTest
  @ValueSource(strings = {"limit=0", "limit=x", "offset=-1", "offset=1.5"})
  void givenOddPage_whenListed_thenRefused(String query) {
    String name = query.substring(0, query.indexOf('='));
    admin()
        .get(WEBHOOKS + "?" + query)
        .then()
        .statusCode(422)
        .body("errors.location", contains("query." + name));
  }

  @Test
  void givenWebhookOfAnotherSession_whenListed_thenNotAmongThem() {
    webhook();
    account.withScope("session", "s-2");
    admin().get(SESSIONS + "s-2/webhooks/").then().body("total", equalTo(0));
  }

  private static String id(String path) {
    return path.substring(WEBHOOKS.length(), path.length() - 1);
  }
}
