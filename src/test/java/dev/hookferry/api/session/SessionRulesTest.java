package dev.hookferry.api.session;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every rule of a webhook's members, and the words for breaking it. */
@QuarkusTest
class SessionRulesTest extends SessionApiTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String INT32 = "2147483648";
  private static final String INT64 = "9223372036854775808";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "retries | \"3\" | expected integer",
        "retries | 3.5 | expected integer",
        "retries | true | expected integer",
        "retries | null | expected integer",
        "retries | " + INT32 + " | expected integer",
        "retries | -2147483649 | expected integer",
        "retries | 1e400 | expected integer",
        "retries | -1 | expected number >= 0",
        "initial_backoff | \"3\" | expected integer",
        "initial_backoff | 3.5 | expected integer",
        "initial_backoff | null | expected integer",
        "initial_backoff | " + INT64 + " | expected integer",
        "initial_backoff | 0 | expected number >= 1",
        "backoff_multiplier | \"2\" | expected number",
        "backoff_multiplier | null | expected number",
        "backoff_multiplier | 1e400 | expected number",
        "backoff_multiplier | 0.9 | expected number >= 1",
        "events | \"verified\" | expected array",
        "events | {} | expected array",
        "headers | [] | expected object",
        "headers | \"\" | expected object",
        "method | 1 | expected string",
        "method | \"POST\" | expected value to be one of \"post, put, patch\"",
        "method | \"delete\" | expected value to be one of \"post, put, patch\"",
        "url | 1 | expected string",
        "$schema | 1 | expected string",
        "foo | 1 | unexpected property",
        "foo | null | unexpected property",
      })
  void givenBrokenMember_whenReplaced_thenSaysWhere(String name, String value, String message)
      throws Exception {
    ObjectNode body = valid();
    body.set(name, JSON.readTree(value.startsWith("1e") ? "null" : value));
    String text = body.toString();
    if (value.startsWith("1e")) {
      text = text.replace("\"" + name + "\":null", "\"" + name + "\":" + value);
    }
    var errors =
        put(webhook(), text)
            .statusCode(422)
            .contentType("application/problem+json")
            .body("title", equalTo("Unprocessable Entity"))
            .body("status", equalTo(422))
            .body("detail", equalTo("validation failed"))
            .body("errors", hasSize(1))
            .body("errors[0].message", equalTo(message))
            .body("errors[0].location", equalTo("body." + name));
    if (!value.startsWith("1e")) {
      JsonNode answer = JSON.readTree(errors.extract().asString());
      assertEquals(JSON.readTree(value), answer.at("/errors/0/value"));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"events\": [\"verified\", \"x\"]} | body.events[1] | expected value to be one of"
            + " \"failed_attempt, new_connection, verified, status_changed\"",
        "{\"events\": [\"verified\", 1]} | body.events[1] | expected string",
        "{\"headers\": {\"X-A\": \"a\"}} | body.headers.X-A | expected array",
        "{\"headers\": {\"X-A\": {}}} | body.headers.X-A | expected array",
        "{\"headers\": {\"X-A\": [\"a\", 1]}} | body.headers.X-A[1] | expected string",
        "{\"headers\": {\"X-A\": [null]}} | body.headers.X-A[0] | expected string",
        "{\"headers\": {\"X-A\": [\"a\\r\\nB: c\"]}} | body.headers.X-A[0] | expected string to"
            + " match pattern ^[\\t -~]*$",
      })
  void givenBrokenElement_whenReplaced_thenSaysWhich(String part, String location, String message)
      throws Exception {
    ObjectNode body = valid();
    body.setAll((ObjectNode) JSON.readTree(part.replace("\\\\", "\\")));
    put(webhook(), body.toString())
        .statusCode(422)
        .body("errors", hasSize(1))
        .body("errors[0].message", equalTo(message))
        .body("errors[0].location", equalTo(location));
  }

  @Test
  void givenNameThatIsNoToken_whenReplaced_thenRefused() throws Exception {
    ObjectNode body = valid();
    body.putObject("headers").putArray("X A");
    put(webhook(), body.toString())
        .statusCode(422)
        .body("errors.location", contains("body.headers.X A"))
        .body(
            "errors.message",
            contains("expected string to match pattern ^[A-Za-z0-9!#$%&'*+.^_`|~-]+$"));
  }

  @Test
  void givenMoreHeadersThanFit_whenReplaced_thenRefused() throws Exception {
    ObjectNode body = valid();
    ObjectNode headers = body.putObject("headers");
    for (int i = 0; i <= 20; i++) {
      headers.putArray("X-" + i);
    }
    headers.putArray("X-Long").add("x".repeat(4096));
    put(webhook(), body.toString())
        .statusCode(422)
        .body("errors.location", contains("body.headers", "body.headers"))
        .body(
            "errors.message",
            contains("expected object with at most 20 properties", "expected length <= 4096"));
  }

  @ParameterizedTest
  @CsvSource({
    "''",
    "nowhere",
    "ftp://example.com/",
    "http://",
    "//example.com",
    "http://10.0.0.1/",
    "http://user@example.com/",
    "http://example.com/#part",
    "http://[::ffff:10.0.0.1]/"
  })
  void givenUnusableUrl_whenReplaced_thenRefused(String url) throws Exception {
    put(webhook(), valid().put("url", url).toString())
        .statusCode(422)
        .body("errors", hasSize(1))
        .body("errors[0].location", equalTo("body.url"))
        .body("errors[0].value", equalTo(url));
  }

  @Test
  void givenUrlWithAUser_whenReplaced_thenItsReason() throws Exception {
    put(webhook(), valid().put("url", "http://user@example.com/").toString())
        .statusCode(422)
        .body("errors[0].message", endsWith("URL must have no user and no password"));
  }

  @Test
  void givenHostBeyondAscii_whenReplaced_thenShownAsGiven() throws Exception {
    put(webhook(), valid().put("url", "http://Bücher.example/").toString())
        .statusCode(200)
        .body("url", equalTo("http://Bücher.example/"));
  }

  @ParameterizedTest
  @CsvSource({"retries", "initial_backoff", "backoff_multiplier"})
  void givenRequiredMemberLeftOut_whenReplaced_thenTheWholeBodyIsTheValue(String name)
      throws Exception {
    ObjectNode body = valid();
    body.remove(name);
    JsonNode answer =
        JSON.readTree(put(webhook(), body.toString()).statusCode(422).extract().asString());
    assertEquals(1, answer.get("errors").size());
    assertEquals(
        "expected required property " + name + " to be present",
        answer.at("/errors/0/message").textValue());
    assertEquals("body", answer.at("/errors/0/location").textValue());
    assertEquals(body, answer.at("/errors/0/value"));
  }

  @Test
  void givenEverythingWrong_whenReplaced_thenAllIsSaidTogether() {
    String body =
        """
        {"backoff_multiplier": 0.5, "events": ["x"], "headers": {"A": "b"}, "initial_backoff": 0,
         "method": "GET", "url": 1, "foo": 1}""";
    put(webhook(), body)
        .statusCode(422)
        .body(
            "errors.location",
            containsInAnyOrder(
                "body",
                "body.backoff_multiplier",
                "body.events[0]",
                "body.headers.A",
                "body.initial_backoff",
                "body.method",
                "body.url",
                "body.foo"))
        .body("errors.message", hasItem("expected required property retries to be present"));
  }

  @ParameterizedTest
  @CsvSource({"[]", "1", "null", "'\"a\"'"})
  void givenNoObject_whenReplaced_thenExpectsOne(String body) {
    put(webhook(), body)
        .statusCode(422)
        .body("errors.message", contains("expected object"))
        .body("errors.location", contains("body"));
  }

  @Test
  void givenOptionalNulls_whenReplaced_thenTheyCountAsLeftOut() throws Exception {
    ObjectNode body = valid();
    body.putNull("method").putNull("url").putNull("events").putNull("headers").putNull("$schema");
    put(webhook(), body.toString())
        .statusCode(200)
        .body("method", equalTo("post"))
        .body("url", equalTo(URL))
        .body("events", nullValue())
        .body("headers.size()", equalTo(0));
  }

  @ParameterizedTest
  @CsvSource({"3.0, 3", "3e0, 3", "0, 0", "2147483647, 2147483647"})
  void givenWholeNumber_whenReplaced_thenAnInteger(String written, int read) {
    String body =
        "{\"backoff_multiplier\": 1, \"initial_backoff\": 1.0, \"retries\": " + written + "}";
    put(webhook(), body)
        .statusCode(200)
        .body("retries", equalTo(read))
        .body("initial_backoff", equalTo(1))
        .body("backoff_multiplier", equalTo(1));
  }

  @Test
  void givenLargestBackoff_whenReplaced_thenKept() {
    String body =
        "{\"backoff_multiplier\": 1.5, \"initial_backoff\": 9223372036854775807, \"retries\": 1}";
    put(webhook(), body)
        .statusCode(200)
        .body("initial_backoff", equalTo(Long.MAX_VALUE))
        .body("backoff_multiplier", equalTo(1.5f));
  }

  private static ObjectNode valid() throws Exception {
    return (ObjectNode)
        JSON.readTree("{\"backoff_multiplier\": 2, \"initial_backoff\": 10, \"retries\": 3}");
  }
}
