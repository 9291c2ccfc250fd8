package dev.hookferry.api.target;

import dev.hookferry.support.PostgresResource;
import dev.hookferry.support.TestAccount;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What each role may do, and what a key with a scope reaches. */
@QuarkusTest
class TargetAccessTest extends TargetApiTest {

  @ParameterizedTest
  @CsvSource({"admin, 200, 201, 200", "member, 200, 201, 200", "publisher, 403, 403, 200"})
  void givenRole_whenCalled_thenMayDoItsPart(String role, int ofTarget, int ofAccount, int events) {
    String key = account.key(role);
    TestAccount.as(key).body(BODY).post(WEBHOOKS).then().statusCode(ofTarget);
    TestAccount.as(key).get(WEBHOOKS).then().statusCode(ofTarget);
    TestAccount.as(key).body(BODY).post("/webhooks/").then().statusCode(ofAccount);
    TestAccount.as(key).get(EVENTS).then().statusCode(events);
    TestAccount.as(key).get("/events/").then().statusCode(events);
  }

  @Test
  void givenOperator_whenCalled_thenForbidden() {
    for (String path : new String[] {WEBHOOKS, EVENTS, "/webhooks/", "/events/"}) {
      TestAccount.as(PostgresResource.OPERATOR_KEY).get(path).then().statusCode(403);
    }
  }

  @Test
  void givenKeyOfOneTarget_whenCalled_thenReachesNothingElse() {
    String webhook = webhook();
    String key = account.key("admin", "target", "t-2");
    TestAccount.as(key).body(BODY).post("/targets/t-2/webhooks/").then().statusCode(200);
    TestAccount.as(key).get("/targets/t-2/events/").then().statusCode(200);
    TestAccount.as(key).get(WEBHOOKS).then().statusCode(404);
    TestAccount.as(key).get(EVENTS).then().statusCode(404);
    TestAccount.as(key).get(WEBHOOKS + webhook).then().statusCode(404);
    TestAccount.as(key).delete(WEBHOOKS + webhook).then().statusCode(404);
    TestAccount.as(key).body("{}").post(WEBHOOKS).then().statusCode(404);
    for (String path : new String[] {"/webhooks/", "/events/", "/events/" + webhook}) {
      TestAccount.as(key).get(path).then().statusCode(403);
    }
  }

  @Test
  void givenKeyOfADevice_whenCalled_thenReachesNoTarget() {
    String key = account.key("admin", "device", "door-1");
    TestAccount.as(key).get(WEBHOOKS).then().statusCode(404);
  }
}
