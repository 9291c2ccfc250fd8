package dev.hookferry.api.session;

import static org.hamcrest.Matchers.equalTo;

import dev.hookferry.support.PostgresResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What each role may do, and what a key with a scope reaches. */
@QuarkusTest
class SessionAccessTest extends SessionApiTest {

  private static final String NEW_WEBHOOK = "{\"url\": \"" + URL + "\"}";

  @ParameterizedTest
  @CsvSource({
    "admin, 201, 200, 201, 200",
    "member, 201, 200, 403, 200",
    "publisher, 403, 403, 201, 403"
  })
  void givenRole_whenCalled_thenMayDoItsPart(
      String role, int createWebhook, int listWebhooks, int createSession, int listSessions) {
    String key = account.key(role);
    as(key)
        .contentType("application/json")
        .body(NEW_WEBHOOK)
        .post(WEBHOOKS)
        .then()
        .statusCode(createWebhook);
    as(key).get(WEBHOOKS).then().statusCode(listWebhooks);
    as(key)
        .contentType("application/json")
        .body("{}")
        .post(SESSIONS)
        .then()
        .statusCode(createSession);
    as(key).get(SESSIONS).then().statusCode(listSessions);
    as(key).get(SESSIONS + "s-1/").then().statusCode(listSessions);
  }

  @Test
  void givenForbidden_whenCalled_thenSaysSoInItsWords() {
    as(account.key("publisher"))
        .get(WEBHOOKS)
        .then()
        .statusCode(403)
        .contentType("application/problem+json")
        .body("title", equalTo("Forbidden"));
  }

  @Test
  void givenPublisher_whenSessionComesWithWebhooks_thenForbiddenBeforeAnyCheck() {
    String key = account.key("publisher");
    as(key)
        .contentType("application/json")
        .body("{\"webhooks\": [{}]}")
        .post(SESSIONS)
        .then()
        .statusCode(403);
    as(key)
        .contentType("application/json")
        .body("{\"id\": 1}")
        .post(SESSIONS)
        .then()
        .statusCode(422);
    as(key).delete(SESSIONS + "s-1/").then().statusCode(204);
  }

  @Test
  void givenMember_whenSessionIsDeleted_thenForbidden() {
    as(account.key("member")).delete(SESSIONS + "s-1/").then().statusCode(403);
  }

  @Test
  void givenOperator_whenCalled_thenForbidden() {
    String operator = PostgresResource.OPERATOR_KEY;
    as(operator).get(WEBHOOKS).then().statusCode(403);
    as(operator).contentType("application/json").body("{}").post(SESSIONS).then().statusCode(403);
    as(operator).delete(SESSIONS + "s-1/").then().statusCode(403);
  }

  @Test
  void givenKeyOfOneSession_whenCalled_thenReachesNothingElse() {
    account.withScope("session", "s-2");
    String key = account.key("admin", "session", "s-2");
    String path = webhook();
    as(key).get(SESSIONS + "s-2/webhooks/").then().statusCode(200);
    as(key).get(SESSIONS + "s-2/").then().statusCode(200);
    as(key).get(WEBHOOKS).then().statusCode(404);
    as(key).get(path).then().statusCode(404);
    as(key).delete(SESSIONS + "s-1/").then().statusCode(404);
    as(key).contentType("application/json").body("{").put(path).then().statusCode(400);
    as(key).get(SESSIONS).then().statusCode(403);
    as(key).contentType("application/json").body("{}").post(SESSIONS).then().statusCode(403);
  }

  @Test
  void givenKeyOfADevice_whenCalled_thenReachesNoSession() {
    String key = account.key("admin", "device", "door-1");
    as(key).get(WEBHOOKS).then().statusCode(404);
  }
}
