package dev.hookferry.api.target;

import static dev.hookferry.support.Eventually.eventually;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hookferry.support.ReceivedRequest;
import dev.hookferry.support.ScriptedReceiver;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a target's receivers get. */
@QuarkusTest
class TargetDeliveryTest extends TargetApiTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final ScriptedReceiver receiver = ScriptedReceiver.start();

  @AfterEach
  void close() {
    receiver.close();
  }

  @Test
  void givenRegistration_whenDelivered_thenTheEventItself() throws Exception {
    String id = webhook(receiver.url());
    ReceivedRequest request = receiver.next();
    String occurredAt = admin().get(EVENTS + id).path("occurred_at");
    String golden =
        """
        {"id":"%s","event_type":"target_created","occurred_at":"%s","object_type":"target",\
        "content":{"id":"t-1"}}"""
            .formatted(id, occurredAt);
    assertEquals("POST", request.method());
    assertEquals(golden, request.text());
    assertEquals("application/json", request.header("Content-Type"));
    assertEquals("evt_" + id, request.header("webhook-id"));
    assertNull(request.header("webhook-signature"));
  }

  @Test
  void givenRegistration_whenOthersListen_thenItGoesToTheNewWebhookAlone() throws Exception {
    account.withScope("target", "t-2");
    try (var other = ScriptedReceiver.start()) {
      webhook(other.url());
      other.next();
      webhook(receiver.url());
      receiver.next();
      account.publish("target", "t-1", "scan_failed", "{}");
      assertEquals("scan_failed", type(other.next()));
    }
  }

  @Test
  void givenAccountWebhook_whenEventsArePublished_thenOfTheAccountAndEveryTarget()
      throws Exception {
    account.withScope("target", "t-2").withScope("session", "s-1");
    post("/webhooks/", "{\"url\": \"" + receiver.url() + "\"}").statusCode(201);
    account.publish("session", "s-1", "verified", "{}");
    account.publish("user_created", "{\"n\":  1}");
    ReceivedRequest first = receiver.next();
    assertEquals("user_created", type(first));
    assertEquals("{\"n\":  1}", first.text().replaceFirst(".*\"content\":(.*)}", "$1"));
    account.publish("target", "t-2", "something.new", "{}");
    assertEquals("something.new", type(receiver.next()));
  }

  @Test
  void givenTargetWebhook_whenOtherScopesPublish_thenItGetsItsOwnAlone() throws Exception {
    account.withScope("target", "t-2");
    webhook(receiver.url());
    receiver.next();
    account.publish("user_created", "{}");
    account.publish("target", "t-2", "scan_failed", "{}");
    account.publish("target", "t-1", "scan_started", "{}");
    assertEquals("scan_started", type(receiver.next()));
  }

  @Test
  void givenCertificateThatSignsItself_whenDelivered_thenTakenByTheWebhookThatDoesNotCheck() {
    try (var tls = ScriptedReceiver.startWithOwnCertificate()) {
      String checking = webhook(tls.url("/checking"));
      String trusting =
          post(WEBHOOKS, "{\"url\": \"" + tls.url("/trusting") + "\", \"check_cert\": false}")
              .statusCode(200)
              .extract()
              .path("id");
      assertEquals("/trusting", tls.next().target());
      eventually(() -> status(trusting, "succeeded"));
      eventually(() -> status(checking, "rescheduled"));
      assertEquals(List.of("/trusting"), tls.requests().stream().map(r -> r.target()).toList());
    }
  }

  private void status(String id, String status) {
    admin().get(EVENTS + id).then().body("webhooks[0].status", equalTo(status));
  }

  private static String type(ReceivedRequest request) throws Exception {
    return JSON.readTree(request.body()).get("event_type").textValue();
  }
}
