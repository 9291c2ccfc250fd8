package dev.hookferry.api.target;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A target's webhook is made, and the answer is the event of its registration. */
@QuarkusTest
class TargetRegistrationTest extends TargetApiTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String FULL =
      """
      {"url": "https://example.com/hook", "name": "ci", "check_cert": false, "api_version": "v1"}""";

  @Test
  void givenUrlAlone_whenCreated_thenTheAnswerIsTheEventWithTheWebhooksFields() throws Exception {
    String text = post(WEBHOOKS, BODY).statusCode(200).extract().asString();
    JsonNode event = JSON.readTree(text);
    String id = event.get("id").textValue();
    String created = event.get("created").textValue();
    String golden =
        """
        {"id":"%s","event_type":"target_created","occurred_at":"%s","object_type":"target",\
        "content":{"id":"t-1"},"webhooks":[{"id":"%s","api_version":"v1","status":"scheduled",\
        "next_try":"%s","retries":0}],"name":"","url":"%s","check_cert":true,"api_version":"v1",\
        "created":"%s","changed":"%s"}"""
            .formatted(id, created, id, created, URL, created, created);
    assertEquals(golden, text);
    assertTrue(id.matches("[1-9A-HJ-NP-Za-km-z]{16,22}"));
    Duration age = Duration.between(Instant.parse(created), Instant.now());
    assertTrue(age.abs().compareTo(Duration.ofMinutes(1)) < 0);
  }

  @Test
  void givenRegistration_whenReadAgain_thenTheIdFindsEventAndWebhook() {
    String id = webhook();
    admin()
        .get(EVENTS + id + "/")
        .then()
        .statusCode(200)
        .body("id", equalTo(id))
        .body("event_type", equalTo("target_created"))
        .body("object_type", equalTo("target"))
        .body("content.id", equalTo("t-1"))
        .body("occurred_at", matchesPattern(".*Z"))
        .body("webhooks", hasSize(1))
        .body("webhooks[0].id", equalTo(id));
    admin().get(WEBHOOKS + id + "/").then().statusCode(200).body("id", equalTo(id));
    admin().get("/events/" + id).then().statusCode(200);
  }

  @Test
  void givenTheSameFields_whenSentAsEachContentType_thenTheSameResult() {
    post(WEBHOOKS, FULL).statusCode(200);
    var form =
        admin()
            .contentType(ContentType.URLENC)
            .formParam("url", URL)
            .formParam("name", "ci")
            .formParam("check_cert", "false")
            .formParam("api_version", "v1")
            .post(WEBHOOKS)
            .then()
            .statusCode(200);
    var multipart =
        admin()
            .contentType(ContentType.MULTIPART)
            .multiPart("url", URL)
            .multiPart("name", "ci")
            .multiPart("check_cert", "false")
            .multiPart("api_version", "v1")
            .post(WEBHOOKS)
            .then()
            .statusCode(200);
    for (var answer : new ValidatableResponse[] {form, multipart}) {
      answer
          .body("event_type", equalTo("target_created"))
          .body("name", equalTo("ci"))
          .body("url", equalTo(URL))
          .body("check_cert", equalTo(false))
          .body("webhooks", hasSize(1));
    }
    admin().get(WEBHOOKS).then().body("count", equalTo(3)).body("results.name", hasSize(3));
  }

  @Test
  void givenFormWithEmptyOptionalFields_whenCreated_thenTheyAreByDefault() {
    admin()
        .contentType(ContentType.URLENC)
        .formParam("url", URL)
        .formParam("name", "")
        .formParam("check_cert", "")
        .formParam("api_version", "")
        .formParam("unknown", "x")
        .post(WEBHOOKS)
        .then()
        .statusCode(200)
        .body("name", equalTo(""))
        .body("check_cert", equalTo(true));
  }

  @Test
  void givenFormWithManyUnknownFields_whenCreated_thenIgnored() {
    var form = admin().contentType(ContentType.URLENC).formParam("url", URL);
    IntStream.range(0, 500).forEach(i -> form.formParam("unknown" + i, "x"));
    form.post(WEBHOOKS).then().statusCode(200);
  }

  @Test
  void givenRepeatedFormField_whenCreated_thenTheLastOneCounts() {
    admin()
        .contentType(ContentType.URLENC)
        .formParam("url", URL)
        .formParam("name", "first", "last")
        .post(WEBHOOKS)
        .then()
        .statusCode(200)
        .body("name", equalTo("last"));
  }

  @Test
  void givenReadOnlyAndUnknownFields_whenCreated_thenIgnored() {
    post(WEBHOOKS, "{\"url\": \"" + URL + "\", \"id\": 1, \"created\": [], \"foo\": {}}")
        .statusCode(200);
  }
}
