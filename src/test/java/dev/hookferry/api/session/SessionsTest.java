package dev.hookferry.api.session;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Sessions as parents of webhooks. */
@QuarkusTest
class SessionsTest extends SessionApiTest {

  @Test
  void givenIdAndWebhooks_whenCreated_thenAnsweredAndRead() {
    String body =
        """
        {"$schema": "https://example.com/x", "id": "ssh 7",
         "webhooks": [{"url": "https://example.com/1"}, {"url": "https://example.com/2"}]}""";
    post(SESSIONS, body)
        .statusCode(201)
        .header("Link", "</schemas/Session.json>; rel=\"describedBy\"")
        .body("id", equalTo("ssh 7"))
        .body("created_at", matchesPattern("\\d{4}-\\d\\d-\\d\\dT.*Z"))
        .body("webhooks.url", contains("https://example.com/1", "https://example.com/2"))
        .body("webhooks[0].retries", equalTo(0));
    admin()
        .get(SESSIONS + "ssh 7/")
        .then()
        .statusCode(200)
        .body("id", equalTo("ssh 7"))
        .body("webhooks.url", contains("https://example.com/1", "https://example.com/2"));
  }

  @Test
  void givenNothing_whenCreated_thenAnIdIsMadeUp() {
    String id =
        post(SESSIONS, "{}")
            .statusCode(201)
            .body("id", notNullValue())
            .body("webhooks", hasSize(0))
            .extract()
            .path("id");
    admin().get(SESSIONS + id).then().statusCode(200);
    post(SESSIONS, "{\"id\": null, \"webhooks\": null}").statusCode(201);
  }

  @Test
  void givenKnownId_whenCreated_thenConflict() {
    post(SESSIONS, "{\"id\": \"s-1\"}").statusCode(409).body("title", equalTo("Conflict"));
  }

  @Test
  void givenFaultsAtEveryLevel_whenCreated_thenAllAreSaidAndNothingIsMade() {
    post(SESSIONS, "{\"id\": \"s-9\", \"webhooks\": [{\"url\": 1}, {}, 2], \"x\": 1}")
        .statusCode(422)
        .body(
            "errors.location",
            contains("body.webhooks[0].url", "body.webhooks[1]", "body.webhooks[2]", "body.x"))
        .body(
            "errors.message",
            contains(
                "expected string",
                "expected required property url to be present",
                "expected object",
                "unexpected property"));
    admin().get(SESSIONS + "s-9/").then().statusCode(404);
    post(SESSIONS, "{\"id\": \"\"}").statusCode(422);
    post(SESSIONS, "{\"id\": \"" + "x".repeat(256) + "\"}").statusCode(422);
    for (String id : List.of("a\\u0000b", "a\\ud83d")) {
      post(SESSIONS, "{\"id\": \"" + id + "\", \"x\": 1}")
          .statusCode(422)
          .body("errors.location", contains("body.id", "body.x"));
    }
    post(SESSIONS, "{\"webhooks\": {}}").statusCode(422);
  }

  @Test
  void givenSessions_whenListed_thenTheNewestFirstAndInPages() {
    webhook();
    post(SESSIONS, "{\"id\": \"s-2\"}").statusCode(201);
    admin()
        .get(SESSIONS)
        .then()
        .statusCode(200)
        .header("Link", "</schemas/SessionList.json>; rel=\"describedBy\"")
        .body("items.id", contains("s-2", "s-1"))
        .body("items[1].webhooks", hasSize(1))
        .body("total", equalTo(2))
        .body("has_more", equalTo(false));
    admin()
        .get(SESSIONS + "?offset=0&limit=1")
        .then()
        .body("items.id", contains("s-2"))
        .body("limit", equalTo(1))
        .body("has_more", equalTo(true));
  }

  @Test
  void givenDeletedSession_whenAskedFor_thenGoneWithItsWebhooks() {
    String path = webhook();
    admin().delete(SESSIONS + "s-1/").then().statusCode(204);
    admin().delete(SESSIONS + "s-1/").then().statusCode(404);
    admin().get(SESSIONS + "s-1/").then().statusCode(404);
    admin().get(path).then().statusCode(404);
  }
}
