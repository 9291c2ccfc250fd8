package dev.hookferry.api.target;

import static dev.hookferry.support.Eventually.eventually;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hookferry.support.ScriptedReceiver;
import dev.hookferry.support.TestAccount;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Events with the state of each webhook. */
@QuarkusTest
class TargetEventsTest extends TargetApiTest {

  @Test
  void givenEvents_whenListed_thenTheNewestFirstWithWhatWasPublished() {
    String first = publish("scan_completed", "{\"n\":1}");
    String second = publish("finding_fixed", "[1.0]");
    admin()
        .get(EVENTS)
        .then()
        .statusCode(200)
        .body("count", equalTo(2))
        .body("results.id", contains(second, first))
        .body("results.object_type", contains("finding", "scan"))
        .body("results[1].content.n", equalTo(1))
        .body("results[0].webhooks", hasSize(0));
    admin()
        .get(EVENTS + "?length=1&page=2")
        .then()
        .body("results.id", contains(first))
        .body("page_total", equalTo(2));
    String golden =
        "{\"id\":\"%s\",\"event_type\":\"finding_fixed\",\"occurred_at\":\"%s\",\"object_type\":\"finding\",\"content\":[1.0],\"webhooks\":[]}";
    String text = admin().get(EVENTS + second).asString();
    String occurredAt = admin().get(EVENTS + second).path("occurred_at");
    assertEquals(golden.formatted(second, occurredAt), text);
    assertTrue(occurredAt.endsWith("Z"));
  }

  @Test
  void givenEventsOfManyScopes_whenListedForTheAccount_thenItsOwnAndItsTargets() {
    account.withScope("target", "t-2").withScope("session", "s-1");
    String own = base58(account.publish("user_created", "1"));
    String other = base58(account.publish("target", "t-2", "scan_failed", "2"));
    String session = base58(account.publish("session", "s-1", "verified", "3"));
    admin().get("/events/").then().body("results.id", containsInAnyOrder(own, other));
    admin().get("/events/" + own + "/").then().statusCode(200).body("content", equalTo(1));
    admin().get("/events/" + other + "/").then().statusCode(200);
    admin().get("/events/" + session + "/").then().statusCode(404);
    admin().get(EVENTS).then().body("count", equalTo(0));
    admin().get(EVENTS + own).then().statusCode(404);
  }

  @Test
  void givenObjectType_whenPublished_thenShownAsGiven() {
    String body =
        """
        {"type": "scan_failed", "data": {}, "object_type": "target",
         "scope": {"kind": "target", "id": "t-1"}}""";
    post("/v1/webhooks/events", body).statusCode(202);
    admin().get(EVENTS).then().body("results[0].object_type", equalTo("target"));
  }

  @ParameterizedTest
  @CsvSource({"204, succeeded, 0", "410, failed, 0", "500, rescheduled, 1"})
  void givenAnswer_whenEventIsRead_thenTheWebhooksStateIsShown(
      int answer, String status, int retries) {
    try (var receiver = ScriptedReceiver.start().answers(answer)) {
      Instant before = Instant.now().minusSeconds(1);
      String id = webhook(receiver.url());
      receiver.next();
      String event = EVENTS + id;
      eventually(() -> admin().get(event).then().body("webhooks[0].status", equalTo(status)));
      admin()
          .get(event)
          .then()
          .body("webhooks[0].id", equalTo(id))
          .body("webhooks[0].api_version", equalTo("v1"))
          .body("webhooks[0].retries", equalTo(retries));
      Instant nextTry = Instant.parse(admin().get(event).path("webhooks[0].next_try"));
      Duration away = Duration.between(before, nextTry);
      assertTrue(status.equals("rescheduled") == away.compareTo(Duration.ofSeconds(9)) > 0);
      assertTrue(away.compareTo(Duration.ofSeconds(15)) < 0, away.toString());
    }
  }

  @Test
  void givenWebhooksOfBothOwners_whenEventIsRead_thenBothAreShownButToAKeyOfTheTarget() {
    try (var receiver = ScriptedReceiver.start()) {
      String own = webhook(receiver.url());
      String wide =
          post("/webhooks/", "{\"url\": \"" + receiver.url() + "\"}").extract().path("id");
      String event = publish("scan_started", "{}");
      admin().get(EVENTS + event).then().body("webhooks.id", containsInAnyOrder(own, wide));
      TestAccount.as(account.key("admin", "target", "t-1"))
          .get(EVENTS + event)
          .then()
          .body("webhooks.id", contains(own));
    }
  }

  @Test
  void givenReplay_whenEventIsRead_thenTheNewestDeliveryCounts() {
    try (var receiver = ScriptedReceiver.start().answers(410).then(204)) {
      String id = webhook(receiver.url());
      receiver.next();
      String event = EVENTS + id;
      eventually(() -> admin().get(event).then().body("webhooks[0].status", equalTo("failed")));
      String endpoint = "/v1/webhooks/endpoints/whe_" + id;
      admin().body("{\"enabled\": true}").patch(endpoint).then().statusCode(200);
      String delivery =
          admin().get("/v1/webhooks/deliveries?event_id=evt_" + id).path("data[0].id");
      admin().post("/v1/webhooks/deliveries/" + delivery + "/replay").then().statusCode(202);
      receiver.next();
      eventually(
          () ->
              admin()
                  .get(event)
                  .then()
                  .body("webhooks", hasSize(1))
                  .body("webhooks[0].status", equalTo("succeeded")));
    }
  }

  private String publish(String type, String data) {
    return base58(account.publish("target", "t-1", type, data));
  }

  private static String base58(String publicId) {
    return publicId.substring("evt_".length());
  }
}
