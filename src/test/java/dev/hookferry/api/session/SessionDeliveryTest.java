package dev.hookferry.api.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hookferry.domain.model.Base58;
import dev.hookferry.domain.model.Ids;
import dev.hookferry.domain.model.PublicId;
import dev.hookferry.support.ReceivedRequest;
import dev.hookferry.support.ScriptedReceiver;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a session's receivers get. */
@QuarkusTest
class SessionDeliveryTest extends SessionApiTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String OCCURRED_AT = "2024-07-29T15:51:28.071Z";
  private static final String DATA = "{\"user\": \"ann\",  \"n\": 1.0}";

  private final ScriptedReceiver receiver = ScriptedReceiver.start();

  @AfterEach
  void close() {
    receiver.close();
  }

  @Test
  void givenEvent_whenDelivered_thenMethodHeadersAndEnvelopeAreTheWebhooks() throws Exception {
    String id =
        register(
            "\"method\": \"put\", \"headers\": {\"X-Two\": [\"a\", \"b\"], \"Content-Length\": [\"7\"]}");
    UUID event = PublicId.EVENT.parse(publish("verified", DATA)).orElseThrow();
    ReceivedRequest request = receiver.next();
    assertEquals("PUT", request.method());
    assertEquals(List.of("a", "b"), request.headerValues("X-Two"));
    assertEquals("application/json", request.header("Content-Type"));
    assertEquals(PublicId.EVENT.of(event), request.header("webhook-id"));
    assertNull(request.header("webhook-signature"));
    JsonNode body = JSON.readTree(request.body());
    String invocation = Base58.encode(Ids.nameBased(event, Base58.decode(id).orElseThrow()));
    String golden =
        """
        {"entity":"verify_session","id":"s-1","event":"verified","webhook_id":"%s",\
        "webhook_invocation_id":"%s","trigger_time":"%s","request_time":"%s","attempt":1,\
        "payload":%s}"""
            .formatted(id, invocation, OCCURRED_AT, body.get("request_time").textValue(), DATA);
    assertEquals(golden, request.text());
    Instant.parse(body.get("request_time").textValue());
  }

  @Test
  void givenFailure_whenRetried_thenByTheWebhooksOwnBackoff() throws Exception {
    receiver.answers(500).then(500).then(204);
    register("\"retries\": 2, \"initial_backoff\": 1, \"backoff_multiplier\": 2");
    publish("verified", DATA);
    JsonNode first = JSON.readTree(receiver.next().body());
    JsonNode second = JSON.readTree(receiver.next().body());
    JsonNode third = JSON.readTree(receiver.next().body());
    assertEquals(List.of(1, 2, 3), List.of(attempt(first), attempt(second), attempt(third)));
    for (String stable :
        List.of("webhook_invocation_id", "trigger_time", "payload", "webhook_id")) {
      assertEquals(first.get(stable), third.get(stable));
    }
    assertNotEquals(first.get("request_time"), second.get("request_time"));
    assertWait(first, second, 900, 1_100);
    assertWait(second, third, 1_800, 2_200);
  }

  @Test
  void givenNoRetries_whenFailed_thenTriedOnceAndLaterEventsPass() throws Exception {
    receiver.answers(500).then(204);
    register("\"retries\": 0");
    publish("verified", "1");
    receiver.next();
    publish("status_changed", "2");
    JsonNode next = JSON.readTree(receiver.next().body());
    assertEquals(2, next.get("payload").intValue());
    assertEquals(1, attempt(next));
  }

  @Test
  void givenEventsChosen_whenPublished_thenOnlyThoseAreSent() throws Exception {
    register("\"events\": [\"verified\"]");
    publish("failed_attempt", "1");
    publish("verified", "2");
    assertEquals(2, JSON.readTree(receiver.next().body()).get("payload").intValue());
  }

  @Test
  void givenNoEventsChosen_whenUndocumentedTypeIsPublished_thenSentToo() throws Exception {
    register("\"events\": []");
    publish("something.else", "1");
    assertEquals("something.else", JSON.readTree(receiver.next().body()).get("event").textValue());
  }

  private String publish(String type, String data) {
    String event =
        """
        {"type": "%s", "data": %s, "occurred_at": "%s", "scope": {"kind": "session", "id": "s-1"}}"""
            .formatted(type, data, OCCURRED_AT);
    return admin()
        .contentType(ContentType.JSON)
        .body(event)
        .post("/v1/webhooks/events")
        .then()
        .statusCode(202)
        .extract()
        .path("id");
  }

  private String register(String settings) {
    return post(WEBHOOKS, "{\"url\": \"" + receiver.url() + "\", " + settings + "}")
        .statusCode(201)
        .extract()
        .path("id");
  }

  private static int attempt(JsonNode body) {
    return body.get("attempt").intValue();
  }

  private static void assertWait(JsonNode from, JsonNode to, long least, long jittered) {
    long waited = Duration.between(time(from), time(to)).toMillis();
    assertTrue(waited >= least && waited < jittered + 2_000, "waited " + waited + " ms");
  }

  private static Instant time(JsonNode body) {
    return Instant.parse(body.get("request_time").textValue());
  }
}
