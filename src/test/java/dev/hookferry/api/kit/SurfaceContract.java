package dev.hookferry.api.kit;

import static io.restassured.RestAssured.given;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hookferry.support.PostgresResource;
import dev.hookferry.support.RawRequest;
import dev.hookferry.support.ReceivedRequest;
import dev.hookferry.support.ScriptedReceiver;
import dev.hookferry.support.TestAccount;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What holds on every surface, said once: credentials and roles, isolation, odd ids, what is
 * delivered. A surface's test class extends it, says how the surface is spoken to, and adds its
 * own.
 */
public abstract class SurfaceContract {

  private static final List<String> ODD_IDS =
      List.of(
          "0",
          "-1",
          "1.5",
          "99999999999999999999",
          "null",
          "a%20b",
          "%00",
          "%C3%A9",
          "%F0%9F%9A%80",
          "..%2Fx",
          "whe_",
          ";",
          ";a=b",
          "00000000-0000-0000-0000-000000000000",
          "'%20OR%201=1--",
          "x".repeat(8000));

  /** Escapes that are none, and bytes that are no UTF-8. */
  private static final List<String> NO_TEXT =
      List.of("%ff", "%C3", "%C0%AF", "%ED%A0%80", "%F0%9F", "%", "%4", "%zz", "%%41", "\u00ff");

  private static final List<String> NO_JSON =
      List.of(
          "{",
          "{\"url\": \"",
          "{\"url\": x}",
          "{\"url\": NaN}",
          "{\"url\": 01}",
          "{\"url\": \"\n\"}",
          "{\"url\": 1, \"url\": 2}",
          "{} {}",
          "[".repeat(65) + "]".repeat(65),
          "{\"url\": " + "1".repeat(1001) + "}");

  private static final Duration PATIENCE = Duration.ofSeconds(15);

  protected TestAccount account;

  @BeforeEach
  void makeAccount() {
    account = TestAccount.create();
    prepare(account);
  }

  /** Makes what webhooks of this surface hang on, where it is not there from the start. */
  protected void prepare(TestAccount owner) {}

  /** Where webhooks are listed and made. */
  protected abstract String collection();

  /** Makes a webhook for all events, of whatever {@link #publish} publishes; returns its path. */
  protected abstract String create(TestAccount owner, String url);

  /** The method that changes a webhook. */
  protected abstract String changeMethod();

  /** A body with which {@link #changeMethod} succeeds. */
  protected abstract String goodChange(String url);

  /** Publishes an event that the webhooks of {@link #create} want; returns its public id. */
  protected abstract String publish(TestAccount owner);

  /** What the surface answers to a read; 201 on one of them. */
  protected int readStatus() {
    return 200;
  }

  /** What the surface answers where nothing is found; 400 on one of them. */
  protected int notFoundStatus() {
    return 404;
  }

  /** What the surface answers to a broken rule. */
  protected abstract int invalidStatus();

  /** What the surface answers to a body beyond its limit; 400 on one of them. */
  protected int tooLargeStatus() {
    return 413;
  }

  /** The media type of errors. */
  protected String errorType() {
    return "application/json";
  }

  @Test
  void givenEachSpellingOfAKey_whenReading_thenItIsTaken() {
    String item = create(account, "https://example.com/spelled");
    for (String scheme : List.of("Bearer", "JWT", "Token", "bearer")) {
      given()
          .header("Authorization", scheme + " " + account.adminKey())
          .get(item)
          .then()
          .statusCode(readStatus());
    }
    given().header("X-API-Key", account.adminKey()).get(item).then().statusCode(readStatus());
  }

  @Test
  void givenNoGoodKey_whenAnythingIsAsked_thenUnauthenticatedBeforeAllElse() {
    for (String path : List.of(collection(), collection() + "/nope")) {
      refused(given().get(path), 401);
      refused(given().header("X-API-Key", "hk_wrong").get(path), 401);
      refused(given().header("Authorization", "Bearer x.y.z").get(path), 401);
      refused(given().header("Authorization", "Basic eDp5").get(path), 401);
    }
    refused(given().contentType("application/json").body("[]").post(collection()), 401);
  }

  @Test
  void givenPublisherOrOperator_whenWebhooksAreManaged_thenForbiddenBeforeAnyCheck() {
    String item = create(account, "https://example.com/forbidden");
    for (String key : List.of(account.key("publisher"), PostgresResource.OPERATOR_KEY)) {
      refused(TestAccount.as(key).get(item), 403);
      refused(TestAccount.as(key).get(collection()), 403);
      refused(TestAccount.as(key).body("{\"url\":5}").post(collection()), 403);
      refused(TestAccount.as(key).body("{\"url\":5}").request(changeMethod(), item), 403);
      refused(TestAccount.as(key).delete(item), 403);
    }
  }

  @Test
  void givenRevokedKey_whenUsedAgain_thenUnauthenticatedSoon() {
    String key = account.key("admin");
    TestAccount.as(key).get(collection()).then().statusCode(readStatus());
    String id = account.admin().get("/v1/webhooks/api-keys").then().extract().path("data[0].id");
    account.admin().delete("/v1/webhooks/api-keys/" + id).then().statusCode(204);
    until(() -> TestAccount.as(key).get(collection()).statusCode() == 401);
  }

  @Test
  void givenTrailingSlash_whenPresentOrNot_thenTheSame() {
    String item = create(account, "https://example.com/slash");
    for (String path : List.of(item, collection())) {
      String bare = path.replaceAll("/$", "");
      var plain = account.admin().redirects().follow(false).get(bare).then();
      var slashed = account.admin().redirects().follow(false).get(bare + "/").then();
      plain.statusCode(readStatus());
      slashed.statusCode(readStatus());
      assertEquals(plain.extract().asString(), slashed.extract().asString());
    }
  }

  @Test
  void givenAnotherAccount_whenItAsksForAWebhook_thenNotFoundAndUntouched() {
    String item = create(account, "https://example.com/mine");
    TestAccount other = TestAccount.create();
    prepare(other);
    refused(other.admin().get(item), notFoundStatus());
    refused(
        other.admin().body(goodChange("https://example.com/theirs")).request(changeMethod(), item),
        notFoundStatus());
    refused(other.admin().delete(item), notFoundStatus());
    assertThat(other.admin().get(collection()).asString(), not(containsString("/mine")));
    assertThat(account.admin().get(item).asString(), containsString("https://example.com/mine"));
  }

  @Test
  void givenOddIds_whenAskedFor_thenNotFoundAndNeverAFault() {
    for (String id : ODD_IDS) {
      String path = collection().replaceAll("/$", "") + "/" + id;
      refused(raw(account.admin()).get(path), notFoundStatus(), id);
      refused(
          raw(account.admin()).body(goodChange("https://e.example")).request(changeMethod(), path),
          notFoundStatus(),
          id);
      refused(raw(account.admin()).delete(path), notFoundStatus(), id);
    }
  }

  @Test
  void givenIdsThatAreNoText_whenAskedFor_thenNotFoundAndNeverAFault() {
    for (String id : NO_TEXT) {
      String path = collection().replaceAll("/$", "") + "/" + id;
      for (String method : List.of("GET", "DELETE", changeMethod())) {
        var answer =
            RawRequest.of(method, path)
                .as(account.adminKey())
                .body("application/json", goodChange("https://e.example"))
                .send();
        assertEquals(notFoundStatus(), answer.status(), () -> method + " " + id + ": " + answer);
        assertThat(id, answer.head(), containsString(errorType()));
      }
      assertEquals(401, RawRequest.of("GET", path).send().status(), id);
    }
  }

  @Test
  void givenSemicolonInAPath_whenAskedFor_thenPartOfTheIdLikeAnyOther() {
    String item = create(account, "https://example.com/semicolon").replaceAll("/$", "");
    refused(raw(account.admin()).get(item + ";a=b"), notFoundStatus());
    String emptyParent = collection().replaceAll("(targets|sessions)/[^/]+", "$1/;a");
    if (!emptyParent.equals(collection())) {
      refused(raw(account.admin()).get(emptyParent), notFoundStatus());
    }
  }

  @Test
  void givenWebhook_whenDeleted_thenNotFound() {
    String item = create(account, "https://example.com/deleted");
    account.admin().delete(item).then().statusCode(lessThan(300));
    refused(account.admin().get(item), notFoundStatus());
    refused(account.admin().delete(item), notFoundStatus());
  }

  @Test
  void givenUnknownMethod_whenUsed_thenAllowNamesTheKnownOnes() {
    Response answer = account.admin().delete(collection());
    answer.then().statusCode(405).header("Allow", containsString("GET"));
    assertThat(answer.contentType(), containsString(errorType()));
  }

  @Test
  void givenTooLargeBody_whenSent_thenRefusedInTheSurfacesWords() {
    refused(
        account.admin().body("[" + " ".repeat(300_000) + "]").post(collection()), tooLargeStatus());
  }

  @Test
  void givenMalformedJson_whenSent_thenNoWordOfALibrary() {
    String item = create(account, "https://example.com/malformed");
    for (String body : NO_JSON) {
      assertInOurWords(account.admin().body(body).post(collection()));
      assertInOurWords(account.admin().body(body).request(changeMethod(), item));
    }
  }

  private void assertInOurWords(Response answer) {
    assertTrue(answer.statusCode() >= 400 && answer.statusCode() < 500, answer::asString);
    assertThat(
        answer.asString(), not(matchesPattern("(?is).*(source|stream|feature|jackson|`|java).*")));
  }

  @Test
  void givenBlockedAddress_whenStored_thenRefusedAsABadUrl() {
    String item = create(account, "https://example.com/blocked");
    for (String url : List.of("https://169.254.169.254/", "https://[fd00:ec2::254]/x")) {
      refused(account.admin().body(goodChange(url)).request(changeMethod(), item), invalidStatus());
    }
  }

  @Test
  void givenEvent_whenDelivered_thenItsIdAndTimeAreInTheHeaders() {
    try (var receiver = ScriptedReceiver.start()) {
      create(account, receiver.url());
      Instant before = Instant.now().minusSeconds(2);
      String event = publish(account);
      ReceivedRequest request = receiver.next();
      assertEquals(event, request.header("webhook-id"));
      Instant sentAt = Instant.ofEpochSecond(Long.parseLong(request.header("webhook-timestamp")));
      assertTrue(!sentAt.isBefore(before) && !sentAt.isAfter(Instant.now().plusSeconds(1)));
      assertThat(request.header("Content-Type"), containsString("application/json"));
    }
  }

  @Test
  void givenDisabledWebhook_whenEventsArePublished_thenItGetsNothing() {
    try (var disabled = ScriptedReceiver.start();
        var enabled = ScriptedReceiver.start()) {
      create(account, disabled.url());
      create(account, enabled.url());
      enable(disabled.url(), false);
      publish(account);
      enabled.next();
      assertEquals(List.of(), disabled.requests());
      enable(disabled.url(), true);
      String event = publish(account);
      assertEquals(event, disabled.next().header("webhook-id"));
    }
  }

  @Test
  void givenGone_whenAnswered_thenTheWebhookIsDisabled() {
    try (var receiver = ScriptedReceiver.start().answers(410)) {
      create(account, receiver.url());
      publish(account);
      receiver.next();
      until(() -> "disabled".equals(shown(receiver.url(), "status")));
    }
  }

  @Test
  void givenFailure_whenTriedAgainByReplay_thenTheSameIdAndBody() {
    try (var receiver = ScriptedReceiver.start().answers(500).then(204)) {
      create(account, receiver.url());
      String event = publish(account);
      ReceivedRequest first = receiver.next();
      String delivery =
          account
              .admin()
              .get("/v1/webhooks/deliveries?event_id=" + event)
              .then()
              .extract()
              .path("data[0].id");
      account
          .admin()
          .post("/v1/webhooks/deliveries/" + delivery + "/replay")
          .then()
          .statusCode(202);
      ReceivedRequest second = receiver.next();
      assertEquals(first.header("webhook-id"), second.header("webhook-id"));
    }
  }

  /** Enables or disables by the native surface, which can for every surface's webhooks. */
  protected void enable(String url, boolean enabled) {
    account
        .admin()
        .body("{\"enabled\":" + enabled + "}")
        .patch("/v1/webhooks/endpoints/" + shown(url, "id"))
        .then()
        .statusCode(200);
  }

  /** A member of the webhook of that URL as the native surface shows it. */
  protected String shown(String url, String member) {
    List<Map<String, Object>> all =
        account.admin().get("/v1/webhooks/endpoints?surface=all").then().extract().path("");
    return all.stream()
        .filter(endpoint -> endpoint.get("url").equals(url))
        .map(endpoint -> (String) endpoint.get(member))
        .findFirst()
        .orElseThrow();
  }

  /** Checks that the answer is a refusal in the surface's media type. */
  protected void refused(Response answer, int status) {
    refused(answer, status, "");
  }

  private void refused(Response answer, int status, String what) {
    assertEquals(status, answer.statusCode(), () -> what + ": " + answer.asString());
    assertThat(what, answer.contentType(), containsString(errorType()));
  }

  private static RequestSpecification raw(RequestSpecification request) {
    return request.urlEncodingEnabled(false);
  }

  /** Repeats until it holds. */
  protected static void until(BooleanSupplier condition) {
    Instant end = Instant.now().plus(PATIENCE);
    while (!condition.getAsBoolean()) {
      assertTrue(Instant.now().isBefore(end), "did not come to hold within " + PATIENCE);
    }
  }
}
