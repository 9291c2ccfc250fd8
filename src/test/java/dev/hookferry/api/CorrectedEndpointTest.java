package dev.hookferry.api;

import static dev.hookferry.support.Eventually.eventually;
import static io.restassured.http.ContentType.JSON;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hookferry.support.ScriptedReceiver;
import dev.hookferry.support.TestAccount;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What was held back from an endpoint where nobody answered goes as soon as it is corrected, and
 * does not wait for a probe; on every surface.
 */
@QuarkusTest
class CorrectedEndpointTest {

  private static final String ENDPOINTS = "/v1/webhooks/endpoints";
  private static final int ENOUGH_TO_OPEN = 20;
  // Nothing is probed before 30 s have passed.
  private static final Duration AT_ONCE = Duration.ofSeconds(10);

  /** A surface with what makes a webhook on it, changes its URL, and publishes an event to it. */
  enum Surface {
    ACCOUNT(ENDPOINTS, "endpoint.id", "PATCH", "account", "", "a", "{\"url\":\"%s\"}"),
    SESSION(
        "/api/v1/ssh/verify/sessions/s-1/webhooks/",
        "id",
        "PUT",
        "session",
        "s-1",
        "verified",
        "{\"url\":\"%s\",\"retries\":1,\"initial_backoff\":1,\"backoff_multiplier\":1}"),
    TARGET(
        "/targets/t-1/webhooks/", "id", "PUT", "target", "t-1", "scan_failed", "{\"url\":\"%s\"}"),
    DEVICE(
        "/api/v1/webhooks",
        "item_uid",
        "PUT",
        "device",
        "default",
        "log.door_was_opened",
        "{\"url\":\"%s\",\"status\":\"active\",\"max_retries\":1,\"event_types\":[\"log.door_was_opened\"]}"),
    USER(
        "/api/v2/public/webhooks/user",
        "data.id",
        "PATCH",
        "user",
        "default",
        "facility.creation.accepted",
        "{\"url\":\"%s\",\"events\":[\"all\"]}");

    private final String path;
    private final String id;
    private final String change;
    private final Map<String, String> scope;
    private final String type;
    private final String body;

    Surface(
        String path,
        String id,
        String change,
        String kind,
        String scopeId,
        String type,
        String body) {
      this.path = path;
      this.id = id;
      this.change = change;
      this.scope = Map.of("kind", kind, "id", scopeId);
      this.type = type;
      this.body = body;
    }

    /** The path of a new webhook. */
    String create(TestAccount account, String url) {
      Response made = account.admin().body(body.formatted(url)).post(path);
      assertTrue(made.statusCode() < 300, made::asString);
      return path + (path.endsWith("/") ? "" : "/") + made.then().extract().path(id);
    }

    void correct(TestAccount account, String webhook, String url) {
      Response changed = account.admin().body(body.formatted(url)).request(change, webhook);
      assertTrue(changed.statusCode() < 300, changed::asString);
    }

    void publish(TestAccount account, String data, int events) {
      Map<String, Object> event = Map.of("type", type, "data", data, "scope", scope);
      account
          .admin()
          .body(Collections.nCopies(events, event))
          .post("/v1/webhooks/events")
          .then()
          .statusCode(202);
    }
  }

  private TestAccount account;

  @BeforeEach
  void makeAccount() {
    account = TestAccount.create().withScope("session", "s-1").withScope("target", "t-1");
  }

  @ParameterizedTest
  @EnumSource
  void givenUrlWhereNobodyListens_whenCorrected_thenWhatWasHeldBackGoesAtOnce(Surface surface) {
    try (var receiver = ScriptedReceiver.start()) {
      String webhook = surface.create(account, whereNobodyListens());
      surface.publish(account, "early", ENOUGH_TO_OPEN);
      eventually(() -> circuits(List.of("open")));
      surface.publish(account, "held back", 1);
      long start = System.nanoTime();

      surface.correct(account, webhook, receiver.url());

      circuits(List.of("closed"));
      awaitHeldBack(receiver);
      assertAtOnce(start);
      circuits(List.of("closed"));
    }
  }

  @Test
  void givenReceiverThatHung_whenItTakesAVerification_thenWhatWasHeldBackGoesAtOnce() {
    try (var receiver = ScriptedReceiver.start().hangs()) {
      String webhook = Surface.ACCOUNT.create(account, receiver.url());
      account.admin().body("{\"timeout_seconds\":3}").patch(webhook).then().statusCode(200);
      tryOut(Surface.ACCOUNT, receiver, webhook + "/verify");
    }
  }

  @Test
  void givenReceiverThatHung_whenItTakesATest_thenWhatWasHeldBackGoesAtOnce() {
    try (var receiver = ScriptedReceiver.start().hangs()) {
      String url = receiver.url();
      String webhook = Surface.DEVICE.create(account, url);
      String body = Surface.DEVICE.body.replace("{\"url\"", "{\"timeout\":1000,\"url\"");
      account.admin().body(body.formatted(url)).put(webhook).then().statusCode(200);
      tryOut(Surface.DEVICE, receiver, webhook + "/test");
    }
  }

  private void tryOut(Surface surface, ScriptedReceiver receiver, String operation) {
    surface.publish(account, "early", ENOUGH_TO_OPEN);
    eventually(() -> circuits(List.of("open")));
    surface.publish(account, "held back", 1);
    long start = System.nanoTime();
    account.admin().post(operation).then().statusCode(200);
    circuits(List.of("open"));
    receiver.answers(200);

    account.admin().post(operation).then().statusCode(200);

    circuits(List.of("closed"));
    awaitHeldBack(receiver);
    assertAtOnce(start);
  }

  @Test
  void givenOpenCircuit_whenTheEndpointIsDisabledAndEnabled_thenClosed() {
    String webhook = Surface.ACCOUNT.create(account, whereNobodyListens());
    Surface.ACCOUNT.publish(account, "early", ENOUGH_TO_OPEN);
    eventually(() -> circuits(List.of("open")));
    account.admin().body("{\"enabled\":false}").patch(webhook).then().body("circuit", is("open"));
    account.admin().body("{\"enabled\":true}").patch(webhook).then().body("circuit", is("closed"));
  }

  @Test
  void givenOpenCircuit_whenTheEndpointIsRenamed_thenStillOpen() {
    String webhook = Surface.ACCOUNT.create(account, whereNobodyListens());
    Surface.ACCOUNT.publish(account, "early", ENOUGH_TO_OPEN);
    eventually(() -> circuits(List.of("open")));
    String renamed = "{\"name\":\"new\",\"description\":\"new\",\"event_patterns\":[\"a\",\"b\"]}";
    account.admin().body(renamed).patch(webhook).then().body("circuit", is("open"));
  }

  private void circuits(List<String> states) {
    account
        .admin()
        .get(ENDPOINTS + "?surface=all")
        .then()
        .statusCode(200)
        .contentType(JSON)
        .body("circuit", is(states));
  }

  private static void awaitHeldBack(ScriptedReceiver receiver) {
    while (!receiver.next().text().contains("held back")) {}
  }

  private static void assertAtOnce(long startNanos) {
    Duration took = Duration.ofNanos(System.nanoTime() - startNanos);
    assertTrue(took.compareTo(AT_ONCE) < 0, () -> "it took " + took);
  }

  private static String whereNobodyListens() {
    try (var receiver = ScriptedReceiver.start()) {
      return receiver.url();
    }
  }
}
