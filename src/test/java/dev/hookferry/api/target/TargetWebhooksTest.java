package dev.hookferry.api.target;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of webhooks that are in order, of a target and of the account. */
@QuarkusTest
class TargetWebhooksTest extends TargetApiTest {

  private static final String FULL =
      """
      {"url": "https://example.com/hook", "name": "ci", "check_cert": false, "api_version": "v1"}""";

  @Test
  void givenAccountWebhook_whenCreated_thenAnsweredAsItself() {
    var answer = post("/webhooks/", FULL).statusCode(201);
    Map<String, String> webhook = answer.extract().path("");
    String golden =
        """
        {"id":"%s","name":"ci","url":"%s","check_cert":false,"api_version":"v1","created":"%s",\
        "changed":"%s"}"""
            .formatted(webhook.get("id"), URL, webhook.get("created"), webhook.get("created"));
    assertEquals(golden, answer.extract().asString());
    assertEquals(golden, admin().get("/webhooks/" + webhook.get("id")).asString());
    admin().get("/events/").then().body("count", equalTo(0));
  }

  @ParameterizedTest
  @ValueSource(strings = {WEBHOOKS, "/webhooks/"})
  void givenWebhook_whenReplaced_thenDefaultsOrKept(String path) {
    String webhook = path + post(path, FULL).extract().path("id") + "/";
    String other = "{\"url\": \"https://example.com/other\"}";
    admin()
        .body(other)
        .put(webhook)
        .then()
        .statusCode(200)
        .body("url", equalTo("https://example.com/other"))
        .body("name", equalTo("ci"))
        .body("check_cert", equalTo(true))
        .body("api_version", equalTo("v1"));
    admin().body("{}").put(webhook).then().statusCode(400);
  }

  @ParameterizedTest
  @ValueSource(strings = {WEBHOOKS, "/webhooks/"})
  void givenWebhook_whenChanged_thenTheRestStays(String path) {
    String webhook = path + post(path, FULL).extract().path("id");
    String created = admin().get(webhook).path("created");
    admin()
        .body("{\"name\": \"\"}")
        .patch(webhook)
        .then()
        .statusCode(200)
        .body("url", equalTo(URL))
        .body("name", equalTo(""))
        .body("check_cert", equalTo(false))
        .body("created", equalTo(created));
    admin().body("{}").patch(webhook).then().statusCode(200).body("url", equalTo(URL));
    admin().body("{\"url\": null}").patch(webhook).then().statusCode(400);
    assertNotEquals(created, admin().get(webhook).path("changed"));
  }

  @ParameterizedTest
  @ValueSource(strings = {WEBHOOKS, "/webhooks/"})
  void givenWebhook_whenDeleted_thenGone(String path) {
    String webhook = path + post(path, FULL).extract().path("id") + "/";
    admin().delete(webhook).then().statusCode(204).body(equalTo(""));
    admin().delete(webhook).then().statusCode(404);
    admin().get(webhook).then().statusCode(404);
  }

  @Test
  void givenFormBody_whenReplacedOrChanged_thenTakenToo() {
    String webhook = WEBHOOKS + webhook();
    admin()
        .contentType("application/x-www-form-urlencoded")
        .formParam("url", "https://example.com/2")
        .put(webhook)
        .then()
        .statusCode(200)
        .body("url", equalTo("https://example.com/2"));
    admin()
        .contentType("multipart/form-data")
        .multiPart("name", "x")
        .patch(webhook)
        .then()
        .statusCode(200)
        .body("name", equalTo("x"));
  }

  @ParameterizedTest
  @ValueSource(strings = {WEBHOOKS, "/webhooks/"})
  void givenThreeWebhooks_whenListed_thenInPages(String path) {
    for (int i = 1; i <= 3; i++) {
      post(path, "{\"url\": \"https://example.com/" + i + "\"}");
    }
    admin()
        .get(path)
        .then()
        .statusCode(200)
        .body("count", equalTo(3))
        .body("page_total", equalTo(1))
        .body("page", equalTo(1))
        .body("results", hasSize(3));
    admin()
        .get(path + "?page=2&length=2")
        .then()
        .statusCode(200)
        .body("count", equalTo(3))
        .body("page_total", equalTo(2))
        .body("page", equalTo(2))
        .body("length", equalTo(2))
        .body("results.url", contains("https://example.com/3"));
    detail(admin().get(path + "?page=3&length=2").then(), 404, "Not found.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "x", "1.5", "99999999999"})
  void givenBadPage_whenListed_thenNotFound(String page) {
    detail(admin().get(WEBHOOKS + "?page=" + page).then(), 404, "Not found.");
    detail(admin().get("/events/?page=" + page).then(), 404, "Not found.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "x"})
  void givenBadLength_whenListed_thenAsIfLeftOut(String length) {
    int fallback = admin().get(WEBHOOKS).path("length");
    admin().get(WEBHOOKS + "?length=" + length).then().body("length", equalTo(fallback));
  }

  @Test
  void givenNothing_whenListed_thenOneEmptyPage() {
    String golden = "{\"count\":0,\"page_total\":1,\"page\":1,\"length\":50,\"results\":[]}";
    assertEquals(golden, admin().get(WEBHOOKS).asString());
    assertEquals(golden, admin().get(EVENTS).asString());
  }

  @Test
  void givenPathsWithoutLastSlash_whenCalled_thenServedToo() {
    post("/targets/t-1/webhooks", BODY).statusCode(200);
    post("/webhooks", BODY).statusCode(201);
    admin().redirects().follow(false).get("/events").then().statusCode(200);
  }

  @Test
  void givenWebhooksOfBothOwners_whenListed_thenEachHasItsOwn() {
    String own = webhook();
    String wide = post("/webhooks/", BODY).extract().path("id");
    admin().get(WEBHOOKS).then().body("results.id", contains(own));
    admin().get("/webhooks/").then().body("results.id", contains(wide));
  }
}
