package dev.hookferry.api.session;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.hookferry.support.TestAccount;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Refusals that are not about a member, and which of two comes first. */
@QuarkusTest
class SessionProblemsTest extends SessionApiTest {

  @TestHTTPResource("/")
  URI origin;

  private static final String NOWHERE = SESSIONS + "nowhere/webhooks/x/";

  @Test
  void givenNoBody_whenReplaced_thenRequired() {
    problem(admin().contentType("application/json").put(webhook()).then(), 400, "Bad Request")
        .body("detail", equalTo("request body is required"))
        .body("errors", nullValue());
  }

  @ParameterizedTest
  @ValueSource(strings = {"{", "{\"a\": 1, \"a\": 2}", "{} {}", " ", "{\"retries\": 03}"})
  void givenMalformedJson_whenReplaced_thenOneErrorAtTheBody(String body) {
    problem(put(webhook(), body), 400, "Bad Request")
        .body("detail", equalTo("validation failed"))
        .body("errors", hasSize(1))
        .body("errors[0].location", equalTo("body"))
        .body("errors[0].message", notNullValue());
  }

  @Test
  void givenAnotherContentType_whenReplaced_thenUnknown() {
    problem(
            admin().contentType("text/xml").body("<a/>").put(webhook()).then(),
            415,
            "Unsupported Media Type")
        .body("detail", equalTo("validation failed"))
        .body("errors", hasSize(1))
        .body("errors[0].message", equalTo("unknown content type: text/xml"))
        .body("errors[0].location", equalTo("body"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"application/json; charset=utf-8", "application/vnd.api+json"})
  void givenKindOfJson_whenReplaced_thenTaken(String type) {
    admin().contentType(type).body("{}".getBytes()).put(webhook()).then().statusCode(422);
  }

  @Test
  void givenNoContentType_whenReplaced_thenTakenForJson() throws Exception {
    var request =
        HttpRequest.newBuilder(origin.resolve(webhook()))
            .header("X-API-Key", account.adminKey())
            .PUT(HttpRequest.BodyPublishers.ofString("{}"))
            .build();
    try (var client = HttpClient.newHttpClient()) {
      assertEquals(422, client.send(request, BodyHandlers.discarding()).statusCode());
    }
  }

  @Test
  void givenNoKeyOrABadOne_whenCalled_thenUnauthorized() {
    problem(given().get(WEBHOOKS).then(), 401, "Unauthorized")
        .header("WWW-Authenticate", notNullValue());
    problem(as("hk_no").get(WEBHOOKS).then(), 401, "Unauthorized");
  }

  @ParameterizedTest
  @CsvSource({"Authorization, Bearer", "Authorization, JWT", "Authorization, Token", "X-API-Key,"})
  void givenAnySpellingOfTheKey_whenCalled_thenAccepted(String header, String scheme) {
    String value = scheme == null ? account.adminKey() : scheme + " " + account.adminKey();
    given().header(header, value).get(WEBHOOKS).then().statusCode(200);
  }

  @Test
  void givenAnotherTenantsWebhook_whenAskedFor_thenNotFound() {
    String path = webhook();
    String stranger = TestAccount.create().adminKey();
    problem(as(stranger).get(path).then(), 404, "Not Found");
    problem(as(stranger).delete(path).then(), 404, "Not Found");
  }

  @Test
  void givenWebhookOfAnotherSession_whenAskedFor_thenNotFound() {
    account.withScope("session", "s-2");
    problem(admin().get(webhook().replace("s-1", "s-2")).then(), 404, "Not Found");
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "0", "%00", "1111111111111111", "whe_x", "00000000-0000-0000"})
  void givenOddId_whenAskedFor_thenNotFound(String id) {
    problem(admin().urlEncodingEnabled(false).get(WEBHOOKS + id + "/").then(), 404, "Not Found");
    problem(
        admin().urlEncodingEnabled(false).get(SESSIONS + id + "/webhooks/").then(),
        404,
        "Not Found");
  }

  @ParameterizedTest
  @ValueSource(strings = {"nowhere", "%00", "a%00b"})
  void givenUnknownSession_whenCreated_thenNotFound(String id) {
    String path = SESSIONS + id + "/webhooks/";
    String body = "{\"url\": \"" + URL + "\"}";
    var request = admin().urlEncodingEnabled(false).contentType("application/json").body(body);
    problem(request.post(path).then(), 404, "Not Found");
    problem(admin().urlEncodingEnabled(false).get(path).then(), 404, "Not Found");
  }

  @Test
  void givenTwoFaults_whenCalled_thenTheEarlierOneIsSaid() {
    String publisher = account.key("publisher");
    given().body("{").put(NOWHERE).then().statusCode(401);
    as(publisher).contentType("application/json").body("{").put(NOWHERE).then().statusCode(403);
    admin().put(NOWHERE).then().statusCode(400);
    put(NOWHERE, "{").statusCode(400);
    admin().contentType("text/xml").body("{}").put(NOWHERE).then().statusCode(415);
    put(NOWHERE, "{}").statusCode(422);
    put(NOWHERE, "{\"backoff_multiplier\": 1, \"initial_backoff\": 2, \"retries\": 3}")
        .statusCode(404);
  }

  @Test
  void givenUnknownMethod_whenCalled_thenNamesTheOthers() {
    problem(admin().patch(webhook()).then(), 405, "Method Not Allowed")
        .header("Allow", containsString("PUT"));
  }

  @Test
  void givenPathOfNoOperation_whenCalled_thenNotFound() {
    problem(admin().get("/api/v1/ssh/verify/other").then(), 404, "Not Found");
    problem(admin().get("/schemas/Nothing.json").then(), 404, "Not Found");
  }

  @Test
  void givenHugeBody_whenReplaced_thenTooLarge() {
    String body = "{\"url\": \"" + "x".repeat(300_000) + "\"}";
    problem(put(webhook(), body), 413, "Request Entity Too Large");
  }

  private static ValidatableResponse problem(ValidatableResponse answer, int status, String title) {
    return answer
        .statusCode(status)
        .contentType("application/problem+json")
        .header("Link", "</schemas/ErrorModel.json>; rel=\"describedBy\"")
        .body("title", equalTo(title))
        .body("status", equalTo(status))
        .body("detail", notNullValue())
        .body("'$schema'", containsString("/schemas/ErrorModel.json"));
  }
}
