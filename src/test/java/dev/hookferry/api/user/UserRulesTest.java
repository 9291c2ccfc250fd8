package dev.hookferry.api.user;

import static dev.hookferry.api.user.UserClient.WEBHOOKS;
import static dev.hookferry.api.user.UserClient.badRequest;
import static dev.hookferry.api.user.UserClient.refused;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.hookferry.support.TestAccount;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every rule of a request's body, and which ones are named together. */
@QuarkusTest
class UserRulesTest {

  private static final String HTTPS = "should be a secure URL with HTTPS";
  private static final String URL_STRING = "url must be a string";
  private static final String EVENTS_SIZE = "events must contain at least 1 elements";
  private static final String EVENTS_ARRAY = "events must be an array";
  private static final String EVENTS_EACH =
      "each value in events must be one of the following values: all,"
          + " facility.user-connection.accepted, facility.user-connection.rejected,"
          + " facility.creation.accepted, facility.creation.rejected";
  private static final String SECRETS_SIZE = "secrets must contain no more than 2 elements";
  private static final String SECRETS_ARRAY = "secrets must be an array";
  private static final String SECRETS_STRING = "each value in secrets must be a string";
  private static final String SECRETS_EMPTY = "each value in secrets should not be empty";

  private static final String GOOD = "\"url\":\"https://example.com/\",\"events\":[\"all\"]";

  private UserClient user;
  private String id;

  @BeforeEach
  void makeWebhook() {
    user = new UserClient(TestAccount.create().adminKey());
    id = user.create("https://example.com/hook", "all");
  }

  /** The same on POST and on PATCH: each has a URL. */
  static Stream<Arguments> broken() {
    return Stream.of(
        url("5", HTTPS, URL_STRING),
        url("[]", HTTPS, URL_STRING),
        url("false", HTTPS, URL_STRING),
        url("\"\"", HTTPS),
        url("\"nonsense\"", HTTPS),
        url("\"ftp://example.com/\"", HTTPS),
        url("\"https://\"", HTTPS),
        url("\"https://user:secret@example.com/\"", HTTPS),
        url("\"https://10.0.0.1/\"", HTTPS),
        url("\"https://[fd00:ec2::254]/\"", HTTPS),
        events("null", EVENTS_SIZE, EVENTS_ARRAY, EVENTS_EACH),
        events("[]", EVENTS_SIZE),
        events("\"all\"", EVENTS_SIZE, EVENTS_ARRAY),
        events("\"odd\"", EVENTS_SIZE, EVENTS_ARRAY, EVENTS_EACH),
        events("5", EVENTS_SIZE, EVENTS_ARRAY, EVENTS_EACH),
        events("{}", EVENTS_SIZE, EVENTS_ARRAY, EVENTS_EACH),
        events("[\"odd\"]", EVENTS_EACH),
        events("[\"all\",\"odd\"]", EVENTS_EACH),
        events("[\"ALL\"]", EVENTS_EACH),
        events("[\"*\"]", EVENTS_EACH),
        events("[5]", EVENTS_EACH),
        events("[null]", EVENTS_EACH),
        secrets("\"s\"", SECRETS_SIZE, SECRETS_ARRAY),
        secrets("\"\"", SECRETS_SIZE, SECRETS_ARRAY, SECRETS_EMPTY),
        secrets("5", SECRETS_SIZE, SECRETS_ARRAY, SECRETS_STRING),
        secrets("{}", SECRETS_SIZE, SECRETS_ARRAY, SECRETS_STRING),
        secrets("[\"a\",\"b\",\"c\"]", SECRETS_SIZE),
        secrets("[1,2,3]", SECRETS_SIZE, SECRETS_STRING),
        secrets("[5]", SECRETS_STRING),
        secrets("[\"\\ud83d\"]", SECRETS_STRING),
        secrets("[\"\"]", SECRETS_EMPTY),
        secrets("[null]", SECRETS_STRING, SECRETS_EMPTY),
        secrets("[1,\"\"]", SECRETS_STRING, SECRETS_EMPTY),
        arguments("{\"url\":5,\"events\":[]}", List.of(HTTPS, URL_STRING, EVENTS_SIZE)),
        arguments(
            "{\"url\":5,\"events\":null,\"secrets\":\"s\"}",
            List.of(
                HTTPS,
                URL_STRING,
                EVENTS_SIZE,
                EVENTS_ARRAY,
                EVENTS_EACH,
                SECRETS_SIZE,
                SECRETS_ARRAY)));
  }

  @ParameterizedTest
  @MethodSource("broken")
  void givenBrokenRules_whenSent_thenAllOfThemInOrder(String body, List<String> messages) {
    refused(user.send("POST", WEBHOOKS, body), 400, badRequest(messages));
    refused(user.patch(id, body), 400, badRequest(messages));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{}", "[]", "[{}]", "{\"events\":null}", "{\"url\":null}"})
  void givenNothing_whenSent_thenTheEventsAndOnCreateTheUrl(String body) {
    List<String> events = List.of(EVENTS_SIZE, EVENTS_ARRAY, EVENTS_EACH);
    List<String> all = new ArrayList<>(List.of(HTTPS, URL_STRING));
    all.addAll(events);
    refused(user.patch(id, body), 400, badRequest(events));
    refused(user.send("POST", WEBHOOKS, body), 400, badRequest(all));
  }

  @Test
  void givenNoUrl_whenCreated_thenBothUrlMessages() {
    for (String body : List.of("{\"events\":[\"all\"]}", "{\"url\":null,\"events\":[\"all\"]}")) {
      refused(user.send("POST", WEBHOOKS, body), 400, badRequest(List.of(HTTPS, URL_STRING)));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"{", "nonsense", "{\"url\":}", "null", "5", "\"text\"", "{} {}"})
  void givenNoJson_whenSent_thenTheMessageIsOneText(String body) {
    for (var answer : List.of(user.patch(id, body), user.send("POST", WEBHOOKS, body))) {
      answer
          .statusCode(400)
          .contentType("application/json")
          .body("message", startsWith("Unexpected token in JSON at position "))
          .body("error", is("Bad Request"))
          .body("statusCode", is(400))
          .body("size()", is(3));
    }
  }

  @Test
  void givenHostBeyondAscii_whenSent_thenShownAsGiven() {
    user.patch(id, "{\"url\":\"https://Bücher.example/\",\"events\":[\"all\"]}")
        .statusCode(201)
        .body("data.url", is("https://Bücher.example/"));
  }

  @Test
  void givenUnstorableText_whenSent_thenRefusedNotBroken() {
    user.patch(id, "{\"url\":\"https://example.com/\\u0000\",\"events\":[\"all\"]}")
        .statusCode(400);
  }

  private static Arguments url(String url, String... messages) {
    return arguments("{\"url\":%s,\"events\":[\"all\"]}".formatted(url), List.of(messages));
  }

  private static Arguments events(String events, String... messages) {
    return arguments(
        "{\"url\":\"https://example.com/\",\"events\":%s}".formatted(events), List.of(messages));
  }

  private static Arguments secrets(String secrets, String... messages) {
    return arguments("{%s,\"secrets\":%s}".formatted(GOOD, secrets), List.of(messages));
  }
}
