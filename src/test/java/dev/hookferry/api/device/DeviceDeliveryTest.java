package dev.hookferry.api.device;

import static dev.hookferry.api.device.DeviceClient.with;
import static dev.hookferry.support.Await.await;
import static dev.hookferry.support.Eventually.eventually;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hookferry.envelope.DeviceEnvelope;
import dev.hookferry.support.ReceivedRequest;
import dev.hookferry.support.ScriptedReceiver;
import dev.hookferry.support.TestAccount;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a device's receivers get, and what is shown of it afterwards. */
@QuarkusTest
class DeviceDeliveryTest {

  private static final String OPENED = "log.door_was_opened";
  private static final String DATA = "{\"door\": 1,  \"by\": \"Zoë\"}";

  @Inject Pool pool;

  private final ScriptedReceiver receiver = ScriptedReceiver.start();
  private TestAccount account;
  private DeviceClient device;

  @BeforeEach
  void makeDevice() {
    account = TestAccount.create();
    device = new DeviceClient(account.adminKey());
  }

  @AfterEach
  void stopReceiver() {
    receiver.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"0123456789abcdef", "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"})
  void givenSecret_whenDelivered_thenSignedWithItsRawBytes(String secret) throws Exception {
    create("secret", secret);
    publish();
    ReceivedRequest request = receiver.next();
    assertEquals("POST", request.method());
    assertEquals("/hook", request.target());
    assertEquals("application/json", request.header("Content-Type"));
    assertEquals(hmac(secret, request.body()), request.header("X-Webhook-Signature"));
    assertEquals("1", request.header("X-Webhook-Attempt"));
  }

  @Test
  void givenNoSecret_whenDelivered_thenNoSignature() {
    create("timeout", 1000);
    publish();
    ReceivedRequest request = receiver.next();
    assertNull(request.header("X-Webhook-Signature"));
    assertNull(request.header("webhook-signature"));
  }

  @Test
  void givenEvent_whenDelivered_thenTheBodyOfTheDocument() throws Exception {
    create("timeout", 1000);
    String id = publish();
    ReceivedRequest request = receiver.next();
    JsonNode body = new ObjectMapper().readTree(request.text());
    long eventId = body.get("event_id").longValue();
    long createdAt = body.get("created_at").longValue();
    assertEquals(
        "{\"data\":%s,\"created_at\":%d,\"event_id\":%d,\"event_type\":\"%s\"}"
            .formatted(DATA, createdAt, eventId, OPENED),
        request.text());
    assertTrue(eventId > 0);
    assertTrue(
        Duration.between(Instant.ofEpochMilli(createdAt), Instant.now()).abs().toSeconds() < 60);
    assertEquals(id, request.header("webhook-id"));
  }

  @Test
  void givenDelivery_whenSent_thenTimestampInSecondsAsInTheStandardHeader() {
    create("timeout", 1000);
    publish();
    ReceivedRequest request = receiver.next();
    String timestamp = request.header("X-Webhook-Timestamp");
    assertTrue(timestamp.matches("20\\d\\d-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ"), timestamp);
    assertEquals(
        request.header("webhook-timestamp"),
        Long.toString(Instant.parse(timestamp).getEpochSecond()));
  }

  @Test
  void givenCustomHeaders_whenDelivered_thenSentUnlessTheyAreOurs() {
    create("headers", "{\"X-Env\": \"prod\", \"x-webhook-attempt\": \"7\", \"webhook-id\": \"x\"}");
    String id = publish();
    ReceivedRequest request = receiver.next();
    assertEquals("prod", request.header("X-Env"));
    assertEquals(List.of("1"), request.headerValues("X-Webhook-Attempt"));
    assertEquals(List.of(id), request.headerValues("webhook-id"));
  }

  @Test
  void givenDisabledOrAnothersWebhook_whenPublished_thenOnlyTheRightOneGetsIt() {
    create("status", "disabled");
    device.create(other("/wrong-type", "event_types", List.of("log.tamper_event")));
    new DeviceClient(account.key("admin", "device", "door-1"))
        .create(with("url", receiver.url("/other-device")));
    device.create(with("url", receiver.url("/right")));
    publish();
    assertEquals("/right", receiver.next().target());
    publish();
    assertEquals("/right", receiver.next().target());
    assertEquals(2, receiver.requests().size());
  }

  @Test
  void givenFailingReceiver_whenRetried_thenSameEventNextAttemptAndShownAsSuch() {
    receiver.answers(500);
    long uid = create("max_retries", 1);
    publish();
    ReceivedRequest first = receiver.next();
    eventually(() -> dashboard(0.0f, 0, 0, 1));
    int event = device.get("/events/retry/queue").extract().path("list_items[0].event_id");
    device
        .get("/events/retry/queue")
        .statusCode(200)
        .body("list_items[0].event_type", is(OPENED))
        .body("list_items[0].webhook_uid", is((int) uid))
        .body("list_items[0].url", is(receiver.url()))
        .body("list_items[0].status", is("retrying"))
        .body("list_items[0].attempts", is(1))
        .body("list_items[0].last_status", is(500))
        .body("list_options.pagination.total_items", is(1));

    retryNow();
    ReceivedRequest second = receiver.next();
    assertEquals("2", second.header("X-Webhook-Attempt"));
    assertEquals(first.text(), second.text());
    assertEquals(first.header("webhook-id"), second.header("webhook-id"));

    eventually(() -> dashboard(0.0f, 0, 1, 0));
    device.get("/events/retry/queue").body("list_options.pagination.total_items", is(0));
    device
        .get("/events/" + event)
        .body("deliveries[0].status", is("failed"))
        .body("deliveries[0].attempts", is(2))
        .body("deliveries[0].next_attempt_at", nullValue());
  }

  @Test
  void givenDeliveredEvents_whenListed_thenNewestFirstWithTheirDeliveries() {
    long uid = create("timeout", 1000);
    publish();
    int first = eventId(receiver.next());
    account.publish("device", "default", "log.undocumented", "[1]");
    eventually(() -> dashboard(100.0f, 1, 0, 0));
    device
        .get("/events")
        .statusCode(200)
        .body("list_items.size()", is(2))
        .body("list_items[0].event_type", is("log.undocumented"))
        .body("list_items[0].data", is(List.of(1)))
        .body("list_items[0].deliveries", is(List.of()))
        .body("list_items[1].uid", is(first))
        .body("list_items[1].event_id", is(first))
        .body("list_items[1].deliveries[0].status", is("delivered"))
        .body("list_items[1].deliveries[0].webhook_uid", is((int) uid))
        .body("list_options.sort", equalTo(Map.of("field", "uid", "asc", false)));
    device
        .get("/events?sort_field=created_at&limit=10")
        .body("list_items[0].uid", is(first))
        .body("list_items.size()", is(2));
    device.get("/events?filter=" + OPENED).body("list_items.uid", is(List.of(first)));
    device.get("/events?page_number=2&sort_type=asc").body("list_items.size()", is(0));
    device
        .get("/events/" + first)
        .statusCode(200)
        .body("event_type", is(OPENED))
        .body("data.door", is(1));
  }

  @Test
  void givenDeletedWebhook_whenEventsAreListed_thenItsDeliveriesStay() {
    long uid = create("timeout", 1000);
    publish();
    receiver.next();
    eventually(() -> dashboard(100.0f, 1, 0, 0));
    device.send("DELETE", "/" + uid, "").statusCode(200);
    device
        .get("/events")
        .body("list_items[0].deliveries[0].status", is("delivered"))
        .body("list_items[0].deliveries[0].webhook_uid", is((int) uid));
    dashboard(100.0f, 1, 0, 0);
  }

  @Test
  void givenOddOrAnothersEvent_whenRead_thenWrongEventUid() {
    create("timeout", 1000);
    publish();
    int event = eventId(receiver.next());
    DeviceClient other = new DeviceClient(account.key("admin", "device", "door-1"));
    other.refused("GET", "/events/" + event, "", "Wrong event uid");
    device.refused("GET", "/events/0", "", "Wrong event uid");
    device.refused("GET", "/events/odd", "", "Wrong event uid");
    device.refused("GET", "/events/999999999999", "", "Wrong event uid");
  }

  @Test
  void givenTimeWindow_whenRead_thenOnlyWhatHappenedInIt() {
    create("timeout", 1000);
    publish();
    receiver.next();
    long now = System.currentTimeMillis();
    long hour = Duration.ofHours(1).toMillis();
    eventually(() -> dashboard(100.0f, 1, 0, 0));
    String past = "?from=" + (now - 2 * hour) + "&to=" + (now - hour);
    String present = "?from=" + (now - hour) + "&to=" + (now + hour);
    device
        .get("/events/retry/dashboard" + past)
        .body("delivered", is(0))
        .body("success_rate", is(0.0f));
    device.get("/events/retry/dashboard" + present).body("delivered", is(1));
    device
        .get("/events/retry/dashboard?from=" + Instant.ofEpochMilli(now - hour))
        .body("delivered", is(1));
    device.get("/events" + past).body("list_items.size()", is(0));
    device.get("/events" + present).body("list_items.size()", is(1));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/events", "/events/retry/dashboard"})
  void givenWrongTimeWindow_whenRead_thenItsSentence(String path) {
    String range = "Wrong time range: 'to' must be greater then 'from'";
    device.refused("GET", path + "?from=odd", "", "Wrong time format");
    device.refused("GET", path + "?to=yesterday", "", "Wrong time format");
    device.refused("GET", path + "?from=5&to=5", "", range);
  }

  @Test
  void givenTheSurface_whenAskedForItsBackoff_thenItDoublesFromTenSeconds() {
    var backoff = new DeviceEnvelope().backoff();
    assertEquals(
        List.of(10L, 20L, 40L, 80L, 160L),
        LongStream.rangeClosed(1, 5).mapToObj(n -> backoff.delay(n).toSeconds()).toList());
  }

  private long create(String member, Object value) {
    return device.create(other("/hook", member, value));
  }

  private Map<String, Object> other(String path, String member, Object value) {
    Map<String, Object> webhook = with("url", receiver.url(path));
    webhook.put(member, value);
    return webhook;
  }

  private String publish() {
    return account.publish("device", "default", OPENED, DATA);
  }

  private void dashboard(float rate, int delivered, int failed, int retrying) {
    device
        .get("/events/retry/dashboard")
        .statusCode(200)
        .body(
            "",
            equalTo(
                Map.of(
                    "success_rate", rate,
                    "delivered", delivered,
                    "failed", failed,
                    "retrying", retrying)));
  }

  /** What waits for its time is due, and the next poll finds it. */
  private void retryNow() {
    await(
        () ->
            pool.preparedQuery("UPDATE delivery SET due_at = now() WHERE account_id = $1")
                .execute(Tuple.of(account.id())));
  }

  private static int eventId(ReceivedRequest request) {
    try {
      return new ObjectMapper().readTree(request.text()).get("event_id").intValue();
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }

  /** By the JDK alone. */
  private static String hmac(String secret, byte[] body) throws GeneralSecurityException {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(secret.getBytes(), "HmacSHA256"));
    return HexFormat.of().formatHex(mac.doFinal(body));
  }
}
