package dev.hookferry.api.kit;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.both;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.hookferry.support.PostgresResource;
import dev.hookferry.support.RawRequest;
import dev.hookferry.support.RawRequest.Answer;
import dev.hookferry.support.TestAccount;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Bytes that are no UTF-8, wherever a request may hold text: refused or not found, in the surface's
 * words, and never stored as something else.
 */
@QuarkusTest
class NoUtf8Test {

  private static final String SCOPES = "/v1/webhooks/scopes";
  private static final String EVENTS = "/v1/webhooks/events";

  /** What a percent-encoded part of a target may hold that is no text. */
  private static final List<String> NO_TEXT =
      List.of(
          "%ff",
          "%FF%FE",
          "a%ffb",
          "%80",
          "%C3",
          "%C3x",
          "%C0%AF",
          "%C0%80",
          "%E0%80%AF",
          "%ED%A0%80",
          "%ED%A0%BD%ED%B8%80",
          "%F0%9F%9A",
          "%F5%80%80%80",
          "%00",
          "%",
          "%4",
          "%zz",
          "%%",
          "%%41",
          "\u00ff",
          "\u00c3");

  private TestAccount account;

  @BeforeEach
  void makeAccount() {
    account = TestAccount.create();
  }

  static Stream<String> noText() {
    return NO_TEXT.stream();
  }

  @ParameterizedTest
  @MethodSource("noText")
  void givenIdThatIsNoText_whenScopesArePut_thenRefusedAndNothingIsMade(String id) {
    for (String kind : List.of("session", "target", "user", "device")) {
      String path = SCOPES + "/" + kind + "/" + id;
      for (String method : List.of("PUT", "GET", "DELETE")) {
        Answer answer = RawRequest.of(method, path).as(account.adminKey()).send();
        assertEquals(422, answer.status(), method + " " + path + " " + answer);
        assertThat(
            JsonPath.from(answer.body()).getList("detail[0].loc"), is(List.of("path", "id")));
      }
    }
    List<String> ids = account.admin().get(SCOPES).then().extract().path("data.id");
    assertEquals(List.of("default", "default"), ids);
  }

  @Test
  void givenIds_whenOneSpellsWhatAnotherIsNot_thenTheyAreTwo() {
    assertEquals(201, put("%25ff"));
    assertEquals(201, put("%EF%BF%BD"));
    assertEquals(201, put("%3F"));
    assertEquals(201, put("%C3%A9"));
    assertEquals(200, put("\u00c3\u00a9"));
    assertEquals(201, put("%C3%83%C2%A9"));
    assertEquals(201, put("a%3Bb"));
    assertEquals(200, put("a;b"));
    assertEquals(201, put("a%23b"));
    assertEquals(200, put("a#b"));
    assertEquals(201, put("a"));
    List<String> ids =
        account.admin().get(SCOPES + "?kind=session").then().extract().path("data.id");
    assertEquals(List.of("a", "a#b", "a;b", "\u00c3\u00a9", "\u00e9", "?", "\uFFFD", "%ff"), ids);
  }

  private int put(String id) {
    return RawRequest.of("PUT", SCOPES + "/session/" + id).as(account.adminKey()).send().status();
  }

  @ParameterizedTest
  @MethodSource("noText")
  void givenParentThatIsNoText_whenWebhooksAreMadeThere_thenNotFound(String id) {
    account.withScope("session", "?").withScope("session", "\uFFFD");
    account.withScope("target", "?").withScope("target", "\uFFFD");
    String body = "{\"url\": \"https://example.com\", \"name\": \"n\"}";
    for (String path :
        List.of(
            "/api/v1/ssh/verify/sessions/" + id + "/webhooks/", "/targets/" + id + "/webhooks/")) {
      Answer made =
          RawRequest.of("POST", path).as(account.adminKey()).body("application/json", body).send();
      assertThat(made.toString(), made.status(), is(path.startsWith("/api") ? 422 : 404));
      Answer listed = RawRequest.of("GET", path).as(account.adminKey()).send();
      assertEquals(404, listed.status(), listed::toString);
      assertThat(listed.head(), containsString("json"));
    }
    Answer session =
        RawRequest.of("GET", "/api/v1/ssh/verify/sessions/" + id + "/")
            .as(account.adminKey())
            .send();
    assertEquals(404, session.status(), session::toString);
    Answer events =
        RawRequest.of("GET", "/targets/" + id + "/events/").as(account.adminKey()).send();
    assertEquals(404, events.status(), events::toString);
  }

  @ParameterizedTest
  @CsvSource({
    EVENTS + "?type=, 422",
    EVENTS + "?scope_id=, 422",
    EVENTS + "?scope_kind=, 422",
    EVENTS + "?since=, 422",
    EVENTS + "?cursor=, 422",
    EVENTS + "?limit=1&until=, 422",
    "/v1/webhooks/deliveries?type=, 422",
    "/v1/webhooks/deliveries?event_id=, 422",
    "/v1/webhooks/deliveries?status=, 422",
    "/v1/webhooks/endpoints?cursor=, 422",
    "/v1/webhooks/endpoints?surface=, 422",
    SCOPES + "?cursor=, 422",
    SCOPES + "?kind=, 422",
    "/v1/webhooks/api-keys?cursor=, 422",
    "/api/v1/ssh/verify/sessions/?limit=, 422",
    "/api/v1/ssh/verify/sessions/?offset=, 422",
    "/api/v1/webhooks?filter=, 200",
    "/api/v1/webhooks?limit=, 400",
    "/api/v1/webhooks?sort_field=, 400",
    "/api/v1/webhooks/events?filter=, 200",
    "/api/v1/webhooks/events?from=, 400",
    "/api/v2/public/webhooks/logs?eventType=, 201",
    "/api/v2/public/webhooks/logs?startDate=, 400",
    "/webhooks/?page=, 404",
    "/events/?length=, 200"
  })
  void givenParameterThatIsNoText_whenAsked_thenRefusedInTheSurfacesWords(
      String target, int status) {
    makeDeviceWebhookCalledLikeTheReplacement();
    for (String value : NO_TEXT) {
      Answer answer = RawRequest.of("GET", target + value).as(account.adminKey()).send();
      assertEquals(status, answer.status(), () -> target + value + " " + answer);
      assertThat(answer.head(), containsString("json"));
      assertThat(answer.body(), not(containsString("\uFFFD")));
    }
  }

  /** What a list filtered by U+FFFD would show. */
  private void makeDeviceWebhookCalledLikeTheReplacement() {
    account
        .admin()
        .body(
            """
            {"url": "https://example.com", "description": "\\ufffd?", "status": "active",
             "event_types": ["log.access_granted_by_api_call"], "max_retries": 1}""")
        .post("/api/v1/webhooks")
        .then()
        .statusCode(200);
  }

  @Test
  void givenParameterNobodyKnows_whenItIsNoText_thenIgnoredLikeAnyOther() {
    for (String query : List.of("?x=%ff", "?%ff=1", "?x=%zz", "?[]=\"")) {
      Answer answer = RawRequest.of("GET", EVENTS + query).as(account.adminKey()).send();
      assertEquals(200, answer.status(), answer::toString);
    }
  }

  @Test
  void givenTargetsOfOtherForms_whenAsked_thenRefusedAndNeverAFault() {
    Answer absolute =
        RawRequest.of("PUT", "http://raw.test" + SCOPES + "/user/%zz")
            .as(account.adminKey())
            .send();
    assertEquals(422, absolute.status(), absolute::toString);
    for (String target :
        List.of(
            "*", "x", "%", "?%ff", "#", "/%", "//%ff//", "http://%zz", "raw.test:80", "\u00ff")) {
      for (String method : List.of("GET", "OPTIONS", "CONNECT")) {
        Answer answer = RawRequest.of(method, target).as(account.adminKey()).send();
        assertThat(target + " " + answer, answer.status(), lessThan(500));
      }
    }
  }

  @Test
  void givenRawSemicolonInAQuery_whenAsked_thenPartOfTheValue() {
    account.publish("a", "1");
    account.publish("a;b", "1");
    Answer answer = RawRequest.of("GET", EVENTS + "?type=a;b").as(account.adminKey()).send();
    assertEquals(List.of("a;b"), JsonPath.from(answer.body()).getList("data.type"));
  }

  @Test
  void givenQueryWithCharactersThatAreNone_whenThereIsANextPage_thenLinked() {
    for (int i = 0; i < 2; i++) {
      account.endpoint("https://example.com/" + i, Map.of());
    }
    Answer answer =
        RawRequest.of("GET", "/v1/webhooks/endpoints?limit=1&x={\"\u00e9|}%zz")
            .as(account.adminKey())
            .send();
    assertEquals(200, answer.status(), answer::toString);
    assertThat(answer.head().toLowerCase(), containsString("rel=\"next\""));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\u00ff", "\u00c3", "\u00c0\u00af", "\u00ed\u00a0\u0080", "\u00e9"})
  void givenHeaderThatIsNoText_whenSent_thenRefused(String bytes) {
    Answer published =
        RawRequest.of("POST", EVENTS)
            .as(account.adminKey())
            .header("Idempotency-Key", bytes)
            .body("application/json", "{\"type\": \"a\", \"data\": 1}")
            .send();
    assertEquals(422, published.status(), published::toString);
    assertThat(published.body(), containsString("idempotency-key"));
    account.admin().get(EVENTS).then().body("data", hasSize(0));
    for (String path :
        List.of(
            EVENTS,
            "/webhooks/",
            "/api/v1/webhooks",
            "/api/v1/ssh/verify/sessions/",
            "/api/v2/public/webhooks/user")) {
      for (String header : List.of("X-API-Key: ", "Authorization: Bearer ")) {
        String[] parts = header.split(": ", 2);
        Answer answer =
            RawRequest.of("GET", path).header(parts[0], parts[1] + "hk_" + bytes).send();
        assertEquals(401, answer.status(), answer::toString);
        assertThat(answer.body(), not(containsString("Not authenticated")));
      }
    }
  }

  @Test
  void givenKeysOfOtherCharacters_whenPublished_thenEachIsItself() {
    String first = publishUnder("\u00c3\u00a9");
    assertEquals(first, publishUnder("\u00c3\u00a9"));
    for (String other : List.of("\u00c3\u0083\u00c2\u00a9", "e", "%C3%A9", "\u00ef\u00bf\u00bd")) {
      assertThat(publishUnder(other), not(is(first)));
    }
  }

  private String publishUnder(String key) {
    Answer answer =
        RawRequest.of("POST", EVENTS)
            .as(account.adminKey())
            .header("Idempotency-Key", key)
            .body("application/json", "{\"type\": \"a\", \"data\": 1}")
            .send();
    assertEquals(202, answer.status(), answer::toString);
    return JsonPath.from(answer.body()).getString("id");
  }

  @ParameterizedTest
  @MethodSource("noText")
  void givenFormThatIsNoText_whenSent_thenRefusedAndNothingIsMade(String value) {
    account.withScope("target", "t");
    for (String path : List.of("/webhooks/", "/targets/t/webhooks/")) {
      Answer answer =
          RawRequest.of("POST", path)
              .as(account.adminKey())
              .body(
                  "application/x-www-form-urlencoded",
                  "url=https%3A%2F%2Fexample.com&name=" + value)
              .send();
      assertEquals(400, answer.status(), answer::toString);
    }
    account.admin().get("/webhooks/").then().body("count", is(0));
    account.admin().get("/targets/t/webhooks/").then().body("count", is(0));
    for (String form :
        List.of(
            "grant_type=password&username=" + value + "&password=" + account.adminKey(),
            "grant_type=password&username=admin&password=" + value)) {
      Answer token =
          RawRequest.of("POST", "/v1/token").body("application/x-www-form-urlencoded", form).send();
      assertEquals(400, token.status(), token::toString);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"\u00ff", "\u00c3", "\u00ed\u00a0\u0080", "\u00c0\u00af"})
  void givenMultipartThatIsNoText_whenSent_thenRefusedAndNothingIsMade(String value) {
    for (String charset : List.of("", "\r\nContent-Type: text/plain; charset=utf-8")) {
      String part =
          "--b\r\nContent-Disposition: form-data; name=\"url\"\r\n\r\nhttps://example.com\r\n"
              + "--b\r\nContent-Disposition: form-data; name=\"name\"%s\r\n\r\n%s\r\n--b--\r\n";
      Answer answer =
          RawRequest.of("POST", "/webhooks/")
              .as(account.adminKey())
              .body("multipart/form-data; boundary=b", part.formatted(charset, value))
              .send();
      assertEquals(400, answer.status(), answer::toString);
    }
    account.admin().get("/webhooks/").then().body("count", is(0));
  }

  @Test
  void givenBasicCredentialsThatAreNoText_whenATokenIsAsked_thenRefused() {
    String credentials = "\u00ff:" + account.adminKey();
    String basic =
        Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.ISO_8859_1));
    Answer answer =
        RawRequest.of("POST", "/v1/token")
            .header("Authorization", "Basic " + basic)
            .body("application/x-www-form-urlencoded", "grant_type=client_credentials")
            .send();
    assertEquals(401, answer.status(), answer::toString);
  }

  @Test
  void givenCursorOfBytesThatAreNoText_whenListed_thenUnknown() {
    String place = "2026-01-01T00:00:00Z session \u00ff";
    String cursor =
        Base64.getUrlEncoder().encodeToString(place.getBytes(StandardCharsets.ISO_8859_1));
    account.admin().get(SCOPES + "?cursor=" + cursor.replace("=", "")).then().statusCode(422);
  }

  @ParameterizedTest
  @CsvSource({
    "POST, /v1/webhooks/endpoints",
    "POST, /v1/webhooks/events",
    "POST, /v1/webhooks/api-keys",
    "POST, /api/v1/ssh/verify/sessions/",
    "POST, /api/v1/ssh/verify/sessions/s/webhooks/",
    "POST, /webhooks/",
    "POST, /targets/t/webhooks/",
    "POST, /api/v1/webhooks",
    "POST, /api/v2/public/webhooks/user"
  })
  void givenJsonThatIsNoText_whenSent_thenRefused(String method, String path) {
    account.withScope("session", "s").withScope("target", "t");
    for (String text :
        List.of(
            "\u00ff",
            "\u00c3",
            "\u00ed\u00a0\u0080",
            "\u00c0\u00af",
            "\\ud800",
            "\\udc00\\ud800")) {
      String body =
          """
          {"url": "https://example.com/%1$s", "events": ["all"], "id": "%1$s", "name": "%1$s",
           "type": "%1$s", "data": 1, "role": "member", "status": "active", "max_retries": 1,
           "event_types": ["log.access_granted_by_api_call"], "description": "%1$s",
           "metadata": {"%1$s": "%1$s"}}"""
              .formatted(text);
      Answer answer =
          RawRequest.of(method, path).as(account.adminKey()).body("application/json", body).send();
      assertThat(
          answer.toString(), answer.status(), both(greaterThanOrEqualTo(400)).and(lessThan(500)));
      assertThat(answer.head(), containsString("json"));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "POST, /v1/webhooks/endpoints, '{\"url\": \"https://example.com/%s\"}'",
    "POST, /v1/webhooks/endpoints, '{\"url\": \"https://example.com/\", \"name\": \"%s\"}'",
    "POST, /v1/webhooks/endpoints, '{\"url\": \"https://example.com/\", \"description\": \"%s\"}'",
    "POST, /v1/webhooks/endpoints, '{\"url\": \"https://example.com/\", \"metadata\": {\"a\": [\"%s\"]}}'",
    "POST, /v1/webhooks/endpoints, '{\"url\": \"https://example.com/\", \"metadata\": {\"%s\": 1}}'",
    "POST, /v1/webhooks/endpoints, '{\"url\": \"https://example.com/\", \"event_patterns\": [\"%s\"]}'",
    "POST, /v1/webhooks/endpoints, '{\"url\": \"https://example.com/\", \"headers\": {\"X-A\": \"%s\"}}'",
    "POST, /v1/webhooks/events, '{\"type\": \"%s\", \"data\": 1}'",
    "POST, /v1/webhooks/events, '{\"type\": \"a\", \"data\": 1, \"object_type\": \"%s\"}'",
    "POST, /v1/webhooks/api-keys, '{\"name\": \"%s\", \"role\": \"member\"}'",
    "POST, /v1/webhooks/api-keys, '{\"name\": \"a\", \"role\": \"member\", \"scope\": {\"kind\": \"device\", \"id\": \"%s\"}}'",
    "POST, /api/v1/ssh/verify/sessions/, '{\"id\": \"%s\"}'",
    "POST, /api/v1/ssh/verify/sessions/s/webhooks/, '{\"url\": \"https://example.com/%s\", \"retries\": 1, \"initial_backoff\": 1, \"backoff_multiplier\": 1}'",
    "POST, /api/v1/ssh/verify/sessions/s/webhooks/, '{\"url\": \"https://example.com/\", \"retries\": 1, \"initial_backoff\": 1, \"backoff_multiplier\": 1, \"headers\": {\"X\": [\"%s\"]}}'",
    "POST, /webhooks/, '{\"url\": \"https://example.com/%s\"}'",
    "POST, /webhooks/, '{\"url\": \"https://example.com/\", \"name\": \"%s\"}'",
    "POST, /api/v1/webhooks, '{\"url\": \"https://example.com/%s\", \"status\": \"active\", \"max_retries\": 1, \"event_types\": [\"log.access_granted_by_api_call\"]}'",
    "POST, /api/v1/webhooks, '{\"url\": \"https://example.com/\", \"description\": \"%s\", \"status\": \"active\", \"max_retries\": 1, \"event_types\": [\"log.access_granted_by_api_call\"]}'",
    "POST, /api/v1/webhooks, '{\"url\": \"https://example.com/\", \"secret\": \"0123456789abcdef%s\", \"status\": \"active\", \"max_retries\": 1, \"event_types\": [\"log.access_granted_by_api_call\"]}'",
    "POST, /api/v2/public/webhooks/user, '{\"url\": \"https://example.com/%s\", \"events\": [\"all\"]}'",
    "POST, /api/v2/public/webhooks/user, '{\"url\": \"https://example.com/\", \"events\": [\"all\"], \"secrets\": [\"%s\"]}'"
  })
  void givenHalfOfASurrogatePair_whenInOneMember_thenRefused(
      String method, String path, String body) {
    account.withScope("session", "s");
    for (String half : List.of("\\ud800", "\\udfff", "a\\udc00\\ud800b")) {
      Answer answer =
          RawRequest.of(method, path)
              .as(account.adminKey())
              .body("application/json", body.formatted(half))
              .send();
      assertThat(
          answer.toString(), answer.status(), both(greaterThanOrEqualTo(400)).and(lessThan(500)));
    }
  }

  @Test
  void givenTick_whenItsBoundsAreNoText_thenRefused() {
    for (String value : NO_TEXT) {
      for (String name : List.of("budget", "max_deliveries")) {
        Answer answer =
            RawRequest.of("POST", "/engine/tick?" + name + "=" + value)
                .as(PostgresResource.OPERATOR_KEY)
                .send();
        assertEquals(422, answer.status(), answer::toString);
      }
    }
  }
}
