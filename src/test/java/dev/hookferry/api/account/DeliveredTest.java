package dev.hookferry.api.account;

import static dev.hookferry.api.account.EndpointsResourceTest.PATH;
import static dev.hookferry.api.account.EndpointsResourceTest.id;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import dev.hookferry.support.ReceivedRequest;
import dev.hookferry.support.ScriptedReceiver;
import dev.hookferry.support.TestAccount;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.net.http.HttpHeaders;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a receiver of the account surface gets, checked by Standard Webhooks' own library. */
@QuarkusTest
class DeliveredTest {

  private TestAccount account;
  private ScriptedReceiver receiver;

  @BeforeEach
  void setUp() {
    account = TestAccount.create();
    receiver = ScriptedReceiver.start();
  }

  @AfterEach
  void tearDown() {
    receiver.close();
  }

  @Test
  void givenEvent_whenDelivered_thenSignedAndByteForByte() throws Exception {
    String secret = (String) endpoint(Map.of()).get("secret");
    String data = "{ \"b\" : 1.10, \"a\":\"\\u00e9é\" }";
    String event =
        account
            .admin()
            .body(
                "{\"type\":\"vm.created\",\"occurred_at\":\"2026-04-29T20:39:14Z\",\"data\":"
                    + data
                    + "}")
            .post("/v1/webhooks/events")
            .then()
            .extract()
            .path("id");
    ReceivedRequest request = receiver.next();
    assertEquals("POST", request.method());
    assertEquals(
        "{\"id\":\"%s\",\"type\":\"vm.created\",\"timestamp\":\"2026-04-29T20:39:14.000000Z\",\"data\":%s}"
            .formatted(event, data),
        request.text());
    verify(secret, request);
  }

  @Test
  void givenSettings_whenDelivered_thenMethodAndHeadersAreTheEndpoints() {
    endpoint(Map.of("method", "PUT", "headers", Map.of("X-Team", "blue", "webhook-id", "mine")));
    String event = account.publish("vm.created", "null");
    ReceivedRequest request = receiver.next();
    assertEquals("PUT", request.method());
    assertEquals("blue", request.header("X-Team"));
    assertEquals(List.of(event), request.headerValues("webhook-id"));
  }

  @ParameterizedTest
  @CsvSource({
    "*, vm, 1",
    "vm.*, vm.created, 1",
    "vm.*, vm.disk.full, 1",
    "vm.*, vm, 0",
    "*.created, vm.created, 1",
    "*.created, vm.disk.created, 0",
    "vm.created, vm.created, 1",
    "vm.created, vm.deleted, 0",
  })
  void givenPattern_whenPublished_thenOnlyWhatMatches(String pattern, String type, int deliveries) {
    endpoint(Map.of("event_patterns", List.of(pattern)));
    account
        .admin()
        .body(Map.of("type", type, "data", 1))
        .post("/v1/webhooks/events")
        .then()
        .statusCode(202)
        .body("deliveries", is(deliveries));
  }

  @Test
  void givenEventOfAScope_whenPublished_thenTheAccountsEndpointGetsItToo() {
    endpoint(Map.of());
    account.withScope("session", "s1").publish("session", "s1", "verified", "{}");
    assertTrue(receiver.next().text().contains("\"type\":\"verified\""));
  }

  @Test
  void givenSuccess_whenRecorded_thenTheEndpointTells() {
    String id = id(endpoint(Map.of()));
    account.publish("vm.created", "{}");
    endpointOnce(id, shown -> shown.get("last_delivery_at") != null)
        .body("consecutive_failures", is(0))
        .body("status", is("active"))
        .body("last_error", nullValue());
  }

  @Test
  void givenFailure_whenRecorded_thenFailingAndTriedAgainFiveSecondsLater() {
    receiver.answers(500, Map.of("X-Reason", "full"), "no room");
    String id = id(endpoint(Map.of()));
    String event = account.publish("vm.created", "{}");
    endpointOnce(id, shown -> !shown.get("consecutive_failures").equals(0))
        .body("consecutive_failures", is(1))
        .body("status", is("failing"))
        .body("last_error", not(nullValue()))
        .body("last_delivery_at", nullValue());
    String delivery =
        account
            .admin()
            .get("/v1/webhooks/deliveries?status=rescheduled&event_id=" + event)
            .then()
            .body("data", hasSize(1))
            .extract()
            .path("data[0].id");
    var shown =
        account
            .admin()
            .get("/v1/webhooks/deliveries/" + delivery)
            .then()
            .body("attempt_count", is(1))
            .body("last_status", is(500))
            .body("finished_at", nullValue())
            .body("attempts", hasSize(1))
            .body("attempts[0].number", is(1))
            .body("attempts[0].status", is(500))
            .body("attempts[0].response_body", is("no room"))
            .body("attempts[0].response_headers.x-reason", is("full"));
    Instant failedAt = Instant.parse(shown.extract().path("attempts[0].started_at"));
    Instant nextAt = Instant.parse(shown.extract().path("next_try_at"));
    long wait = ChronoUnit.MILLIS.between(failedAt, nextAt);
    assertTrue(wait >= 4_500 && wait <= 7_500, "waits " + wait + " ms");
  }

  @Test
  void givenFailingEndpoint_whenEnabledAgain_thenActiveWithoutFailures() {
    receiver.answers(500);
    String id = id(endpoint(Map.of()));
    account.publish("vm.created", "{}");
    endpointOnce(id, shown -> shown.get("status").equals("failing"));
    account
        .admin()
        .body("{\"enabled\":true}")
        .patch(PATH + "/" + id)
        .then()
        .statusCode(200)
        .body("status", is("active"))
        .body("consecutive_failures", is(0));
    shown(id).body("status", is("active")).body("consecutive_failures", is(0));
  }

  @Test
  void givenInitialBackoff_whenFailed_thenItIsTheFirstWait() {
    receiver.answers(500);
    String id = id(endpoint(Map.of("initial_backoff_seconds", 1000)));
    account.publish("vm.created", "{}");
    endpointOnce(id, shown -> !shown.get("consecutive_failures").equals(0));
    var delivery = account.admin().get("/v1/webhooks/deliveries").then().extract();
    Instant created = Instant.parse(delivery.path("data[0].created_at"));
    Instant next = Instant.parse(delivery.path("data[0].next_try_at"));
    long wait = ChronoUnit.SECONDS.between(created, next);
    assertTrue(wait >= 900 && wait <= 1_110, "waits " + wait + " s");
  }

  @Test
  void givenEndpoint_whenVerified_thenOneRequestWhateverItsPatterns() throws Exception {
    receiver.answers(200, Map.of(), "hello");
    Map<String, Object> made = endpoint(Map.of("event_patterns", List.of("never")));
    account
        .admin()
        .post(PATH + "/" + id(made) + "/verify")
        .then()
        .statusCode(200)
        .body("verified", is(true))
        .body("attempt.number", is(1))
        .body("attempt.status", is(200))
        .body("attempt.error", nullValue())
        .body("attempt.response_body", is("hello"));
    ReceivedRequest request = receiver.next();
    assertTrue(request.text().contains("\"type\":\"webhook.verification\""));
    verify((String) made.get("secret"), request);
    shown(id(made)).body("last_verified_at", startsWith("20"));
  }

  @Test
  void givenFailingEndpoint_whenVerified_thenNotVerifiedAndNotTriedAgain() {
    receiver.answers(503);
    String id = id(endpoint(Map.of()));
    account
        .admin()
        .post(PATH + "/" + id + "/verify")
        .then()
        .statusCode(200)
        .body("verified", is(false))
        .body("attempt.status", is(503))
        .body("attempt.error", not(nullValue()));
    shown(id).body("last_verified_at", nullValue()).body("consecutive_failures", is(0));
    account.admin().get("/v1/webhooks/deliveries").then().body("data", hasSize(0));
  }

  @Test
  void givenReceiverThatIsGone_whenVerified_thenDisabled() {
    receiver.answers(410);
    String id = id(endpoint(Map.of()));
    account
        .admin()
        .post(PATH + "/" + id + "/verify")
        .then()
        .statusCode(200)
        .body("attempt.status", is(410));
    shown(id).body("status", is("disabled"));
  }

  @Test
  void givenRotation_whenDelivered_thenBothSecretsSignUntilTheOverlapEnds() throws Exception {
    Map<String, Object> made = endpoint(Map.of());
    String first = (String) made.get("secret");
    String second = rotate(id(made), "");
    account.publish("vm.created", "{}");
    ReceivedRequest both = receiver.next();
    assertEquals(2, both.header("webhook-signature").split(" ").length);
    verify(first, both);
    verify(second, both);
    String third = rotate(id(made), "{\"overlap_seconds\":0}");
    account.publish("vm.created", "{}");
    ReceivedRequest one = receiver.next();
    verify(third, one);
    assertThrows(WebhookVerificationException.class, () -> verify(first, one));
    assertThrows(WebhookVerificationException.class, () -> verify(second, one));
  }

  @Test
  void givenBadOverlap_whenRotated_thenInvalidAndTheSecretStays() {
    String id = id(endpoint(Map.of()));
    String hint = shown(id).extract().path("secret_hint");
    account
        .admin()
        .body("{\"overlap_seconds\":-1}")
        .post(PATH + "/" + id + "/rotate-secret")
        .then()
        .statusCode(422)
        .body("detail[0].type", is("greater_than_equal"));
    shown(id).body("secret_hint", is(hint));
    account
        .admin()
        .body("{\"overlap_seconds\":-1}")
        .post(PATH + "/whe_no/rotate-secret")
        .then()
        .statusCode(404);
  }

  private Map<String, Object> endpoint(Map<String, ?> others) {
    return account.endpoint(receiver.url(), others);
  }

  private String rotate(String id, String body) {
    return account
        .admin()
        .body(body)
        .post(PATH + "/" + id + "/rotate-secret")
        .then()
        .statusCode(200)
        .extract()
        .path("secret");
  }

  private ValidatableResponse shown(String id) {
    return account.admin().get(PATH + "/" + id).then().statusCode(200);
  }

  private ValidatableResponse endpointOnce(String id, Predicate<Map<String, Object>> condition) {
    Instant end = Instant.now().plusSeconds(15);
    ValidatableResponse shown = shown(id);
    while (!condition.test(shown.extract().path(""))) {
      assertTrue(Instant.now().isBefore(end), () -> shown(id).extract().asString());
      shown = shown(id);
    }
    return shown;
  }

  private static void verify(String secret, ReceivedRequest request) throws Exception {
    new Webhook(secret)
        .verify(request.text(), HttpHeaders.of(request.headers(), (name, value) -> true));
  }
}
