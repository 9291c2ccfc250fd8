package dev.hookferry.api.target;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.startsWith;

import dev.hookferry.support.TestAccount;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Refusals that are not about a field, and which of two comes first. */
@QuarkusTest
class TargetProblemsTest extends TargetApiTest {

  private static final String NOT_FOUND = "Not found.";

  @Test
  void givenNoKeyOrABadOne_whenCalled_thenIncorrectCredentials() {
    String text = "Incorrect authentication credentials.";
    var answer = given().get(WEBHOOKS).then();
    answer.header("WWW-Authenticate", startsWith("JWT"));
    detail(answer, 401, text);
    detail(given().header("Authorization", "JWT hk_no").get("/events/").then(), 401, text);
  }

  @Test
  void givenPublisher_whenWebhooksAreRead_thenNoPermission() {
    detail(
        TestAccount.as(account.key("publisher")).get(WEBHOOKS).then(),
        403,
        "You do not have permission to perform this action.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "0", "evt_x", "1111111111111111", "00000000-0000"})
  void givenOddId_whenAskedFor_thenNotFound(String id) {
    for (String owner : new String[] {"/targets/t-1", ""}) {
      detail(admin().get(owner + "/webhooks/" + id + "/").then(), 404, NOT_FOUND);
      detail(admin().get(owner + "/events/" + id + "/").then(), 404, NOT_FOUND);
    }
    detail(admin().get("/targets/" + id + "/webhooks/").then(), 404, NOT_FOUND);
  }

  @Test
  void givenPathOfNoOperation_whenCalled_thenNotFound() {
    detail(admin().get("/targets/t-1/other/").then(), 404, NOT_FOUND);
  }

  @Test
  void givenWebhookOfAnotherOwner_whenAskedFor_thenNotFound() {
    account.withScope("target", "t-2");
    String id = webhook();
    String wide = post("/webhooks/", BODY).statusCode(201).extract().path("id");
    detail(admin().get("/targets/t-2/webhooks/" + id).then(), 404, NOT_FOUND);
    detail(admin().get("/targets/t-2/events/" + id).then(), 404, NOT_FOUND);
    detail(admin().get("/webhooks/" + id).then(), 404, NOT_FOUND);
    detail(admin().get(WEBHOOKS + wide).then(), 404, NOT_FOUND);
    TestAccount other = TestAccount.create().withScope("target", "t-1");
    detail(other.admin().get(WEBHOOKS + id).then(), 404, NOT_FOUND);
    detail(other.admin().get(EVENTS + id).then(), 404, NOT_FOUND);
  }

  @Test
  void givenUnknownMethod_whenCalled_thenNamesTheOthers() {
    var list = admin().patch(WEBHOOKS).then();
    list.header("Allow", containsString("POST"));
    detail(list, 405, "Method \"PATCH\" not allowed.");
    var item = admin().post(WEBHOOKS + webhook()).then();
    item.header("Allow", containsString("PATCH"));
    detail(item, 405, "Method \"POST\" not allowed.");
    detail(admin().delete("/events/").then(), 405, "Method \"DELETE\" not allowed.");
  }

  @Test
  void givenAnotherContentType_whenCreated_thenUnsupported() {
    detail(
        admin().contentType("application/xml").body("<a/>".getBytes()).post(WEBHOOKS).then(),
        415,
        "Unsupported media type \"application/xml\" in request.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{", "{\"url\": }", "nothing", " "})
  void givenMalformedJson_whenCreated_thenParseError(String body) {
    post(WEBHOOKS, body)
        .statusCode(400)
        .contentType("application/json")
        .body("size()", equalTo(1))
        .body("detail", matchesPattern("(?s)JSON parse error - .+"));
  }

  @Test
  void givenBrokenMultipart_whenCreated_thenParseError() {
    admin()
        .contentType("multipart/form-data")
        .body("x".getBytes())
        .post(WEBHOOKS)
        .then()
        .statusCode(400)
        .body("detail", containsString("parse error"));
  }

  @Test
  void givenNoBody_whenCreated_thenNoFields() {
    admin()
        .post(WEBHOOKS)
        .then()
        .statusCode(400)
        .body("url[0]", equalTo("This field is required."));
  }

  @Test
  void givenTwoFaults_whenCalled_thenTheEarlierOneIsSaid() {
    String nowhere = "/targets/nowhere/webhooks/";
    given().contentType("text/xml").body("{").post(nowhere).then().statusCode(401);
    TestAccount.as(account.key("publisher"))
        .contentType("text/xml")
        .body("{")
        .post(nowhere)
        .then()
        .statusCode(403);
    admin().contentType("text/xml").body("{").post(nowhere).then().statusCode(415);
    post(nowhere, "{").statusCode(400);
    post(nowhere, "{}").statusCode(404);
    post(WEBHOOKS, "{}").statusCode(400);
    String webhook = WEBHOOKS + "nowhere/";
    admin().body("{").put(webhook).then().statusCode(400);
    admin().body("{}").put(webhook).then().statusCode(404);
  }
}
