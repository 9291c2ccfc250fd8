package dev.hookferry.api.device;

import static dev.hookferry.api.device.DeviceClient.json;
import static dev.hookferry.api.device.DeviceClient.valid;
import static dev.hookferry.api.device.DeviceClient.with;
import static dev.hookferry.api.device.DeviceClient.without;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.hookferry.support.TestAccount;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every rule of a request's body, and which one is named where several are broken. */
@QuarkusTest
class DeviceRulesTest {

  private static final String WRONG_BODY = "Wrong JSON body";
  private static final String WRONG_URL = "Invalid URL format. Must be HTTP URL";
  private static final String WRONG_STATUS = "Status must be 'active' or 'disabled'";
  private static final String WRONG_EVENTS = "Invalid event types";
  private static final String WRONG_RETRIES = "Max retries must be between 1 and 5";
  private static final String WRONG_NAME = "Invalid header name";
  private static final String WRONG_VALUE = "Invalid header value";

  static final List<String> FORBIDDEN_NAMES =
      List.of(
          "host",
          "connection",
          "keep-alive",
          "transfer-encoding",
          "upgrade",
          "via",
          "te",
          "trailer",
          "content-length",
          "content-type",
          "authorization",
          "origin",
          "permissions-policy",
          "user-agent",
          "accept",
          "accept-encoding",
          "accept-language",
          "x-forwarded-for",
          "x-forwarded-host",
          "x-forwarded-proto",
          "x-real-ip",
          "forwarded",
          "date",
          "expires",
          "last-modified",
          "cache-control",
          "etag",
          "if-match",
          "if-none-match",
          "access-control-allow-origin",
          "access-control-allow-methods",
          "access-control-allow-headers",
          "access-control-expose-headers");

  private DeviceClient device;
  private long uid;

  @BeforeEach
  void makeWebhook() {
    device = new DeviceClient(TestAccount.create().adminKey());
    uid = device.create(with("url", "https://example.com/other"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", " ", "{", "{\"url\"", "nonsense", "[]", "1", "\"text\"", "null", "{} {}"})
  void givenNoObject_whenSent_thenWrongBody(String body) {
    refusedEitherWay(body, WRONG_BODY);
  }

  @ParameterizedTest
  @ValueSource(strings = {"url", "status", "event_types", "max_retries"})
  void givenRequiredMemberMissingOrNull_whenSent_thenNoValueForIt(String member) {
    refusedEitherWay(json(without(member)), "Wrong JSON body: no value for " + member);
    refusedEitherWay(json(with(member, null)), "Wrong JSON body: no value for " + member);
  }

  static Stream<Arguments> wrongTypes() {
    return Stream.of(
        arguments("url", 5),
        arguments("url", List.of()),
        arguments("secret", 1234567890123456L),
        arguments("status", true),
        arguments("timeout", 3000.5),
        arguments("timeout", 3000.0),
        arguments("timeout", "3000"),
        arguments("timeout", false),
        arguments("headers", Map.of("X-A", "1")),
        arguments("headers", "[]"),
        arguments("headers", "nonsense"),
        arguments("headers", "{\"X-A\": 1}"),
        arguments("headers", "{\"X-A\": null}"),
        arguments("headers", "{\"X-A\": [\"1\"]}"),
        arguments("headers", " "),
        arguments("description", 5),
        arguments("event_types", "log.door_was_opened"),
        arguments("event_types", Map.of()),
        arguments("event_types", List.of("log.door_was_opened", 1)),
        arguments("event_types", Arrays.asList("log.door_was_opened", null)),
        arguments("max_retries", 3.5),
        arguments("max_retries", "3"),
        arguments("max_retries", true));
  }

  @ParameterizedTest
  @MethodSource("wrongTypes")
  void givenWrongType_whenSent_thenSaysOfWhichMember(String member, Object value) {
    refusedEitherWay(
        json(with(member, value)), "Wrong JSON body: value " + member + " was of the wrong type");
  }

  static Stream<Arguments> wrongValues() {
    return Stream.of(
        arguments("url", "", WRONG_URL),
        arguments("url", "http", WRONG_URL),
        arguments("url", "a:b", WRONG_URL),
        arguments("url", "ftp://example.com/", WRONG_URL),
        arguments("url", "example.com/hook", WRONG_URL),
        arguments("url", "http://", WRONG_URL),
        arguments("url", "http://user:secret@example.com/", WRONG_URL),
        arguments("url", "http://10.0.0.1/", WRONG_URL),
        arguments("url", "http://169.254.169.254/", WRONG_URL),
        arguments("url", "http://example.com/" + "a".repeat(2000 - 18), WRONG_URL),
        arguments("status", "", WRONG_STATUS),
        arguments("status", "ACTIVE", WRONG_STATUS),
        arguments("status", "paused", WRONG_STATUS),
        arguments("event_types", List.of(), WRONG_EVENTS),
        arguments("event_types", List.of("log.door_was_opened", "log.nothing"), WRONG_EVENTS),
        arguments("event_types", List.of("*"), WRONG_EVENTS),
        arguments("max_retries", 0, WRONG_RETRIES),
        arguments("max_retries", 6, WRONG_RETRIES),
        arguments("max_retries", -1, WRONG_RETRIES),
        arguments("max_retries", 99999999999L, WRONG_RETRIES),
        arguments("headers", "{\"\": \"1\"}", WRONG_NAME),
        arguments("headers", "{\"X A\": \"1\"}", WRONG_NAME),
        arguments("headers", "{\"X-\u00C4\": \"1\"}", WRONG_NAME),
        arguments("headers", "{\"X-A\": \"1\", \"Host\": \"example.com\"}", WRONG_NAME),
        arguments("headers", "{\"X-A\": \"\u00C4\"}", WRONG_VALUE),
        arguments("headers", "{\"X-A\": \"1\\r\\nX-B: 2\"}", WRONG_VALUE),
        arguments("secret", "", WRONG_BODY),
        arguments("secret", "a".repeat(15), WRONG_BODY),
        arguments("secret", "a".repeat(129), WRONG_BODY),
        arguments("timeout", 999, WRONG_BODY),
        arguments("timeout", 30_001, WRONG_BODY),
        arguments("timeout", 99999999999L, WRONG_BODY),
        arguments("description", "a".repeat(1001), WRONG_BODY),
        arguments("description", "a\0b", WRONG_BODY));
  }

  @ParameterizedTest
  @MethodSource("wrongValues")
  void givenWrongValue_whenSent_thenItsSentence(String member, Object value, String error) {
    refusedEitherWay(json(with(member, value)), error);
  }

  @ParameterizedTest
  @ValueSource(strings = {"secret", "description"})
  void givenHalfACharacter_whenSent_thenWrongBody(String member) {
    refusedEitherWay(json(with(member, "0123456789abcdef@")).replace("@", "\\ud83d"), WRONG_BODY);
  }

  static Stream<Arguments> rightValues() {
    return Stream.of(
        arguments("url", "http://example.com"),
        arguments("url", "http://B\u00FCcher.example/"),
        arguments("url", "http://example.com/" + "a".repeat(2000 - 19)),
        arguments("status", "disabled"),
        arguments("max_retries", 1),
        arguments("max_retries", 5),
        arguments("secret", "a".repeat(16)),
        arguments("secret", "a".repeat(128)),
        arguments("timeout", 1000),
        arguments("timeout", 30_000),
        arguments("description", ""),
        arguments("description", "\uD83D\uDE00".repeat(1000)),
        arguments("headers", "{\"X-A\": \"\"}"),
        arguments("headers", "{\"!#$%&'*+-.^_`|~09azAZ\": \"\\t ~\"}"),
        arguments("unknown", "ignored"));
  }

  @ParameterizedTest
  @MethodSource("rightValues")
  void givenValueAtItsBound_whenSent_thenTaken(String member, Object value) {
    device.put(device.create(with(member, value)), with(member, value)).statusCode(200);
  }

  @Test
  void givenEachTypeOfTheDocument_whenSent_thenTaken() {
    device.put(uid, with("event_types", List.copyOf(DeviceEventTypes.ALL))).statusCode(200);
    for (String type : DeviceEventTypes.ALL) {
      device.put(uid, with("event_types", List.of(type))).statusCode(200);
    }
  }

  @ParameterizedTest
  @FieldSource("FORBIDDEN_NAMES")
  void givenForbiddenHeader_whenSentInAnyCase_thenWrongName(String name) {
    for (String spelling : List.of(name, name.toUpperCase())) {
      String headers = json(Map.of(spelling, "1"));
      device.refused("POST", "", json(with("headers", headers)), WRONG_NAME);
    }
  }

  @ParameterizedTest
  @MethodSource("severalFaults")
  void givenSeveralFaults_whenSent_thenTheFirstIsNamed(Map<String, Object> body, String error) {
    refusedEitherWay(json(body), error);
  }

  static Stream<Arguments> severalFaults() {
    Map<String, Object> nothing = Map.of();
    Map<String, Object> noTypesNoRetries = valid();
    noTypesNoRetries.keySet().removeAll(List.of("event_types", "max_retries"));
    return Stream.of(
        arguments(nothing, "Wrong JSON body: no value for url"),
        arguments(Map.of("url", 5), "Wrong JSON body: no value for status"),
        arguments(noTypesNoRetries, "Wrong JSON body: no value for event_types"),
        arguments(
            changed(Map.of("url", "nonsense", "max_retries", "3")),
            "Wrong JSON body: value max_retries was of the wrong type"),
        arguments(
            changed(Map.of("url", 5, "headers", 5)),
            "Wrong JSON body: value url was of the wrong type"),
        arguments(changed(Map.of("url", "nonsense", "status", "odd")), WRONG_URL),
        arguments(changed(Map.of("status", "odd", "event_types", List.of())), WRONG_STATUS),
        arguments(changed(Map.of("event_types", List.of(), "max_retries", 9)), WRONG_EVENTS),
        arguments(changed(Map.of("max_retries", 9, "timeout", 1)), WRONG_RETRIES));
  }

  @Test
  void givenTakenUrlAndAWrongValue_whenSent_thenTheValueIsNamed() {
    device.create(valid());
    device.refused("POST", "", json(with("max_retries", 9)), WRONG_RETRIES);
  }

  private static Map<String, Object> changed(Map<String, Object> members) {
    Map<String, Object> webhook = new HashMap<>(valid());
    webhook.putAll(members);
    return webhook;
  }

  private void refusedEitherWay(String body, String error) {
    device.refused("POST", "", body, error);
    device.refused("PUT", "/" + uid, body, error);
  }
}
