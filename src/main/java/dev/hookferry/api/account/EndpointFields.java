package dev.hookferry.api.account;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hookferry.api.kit.Bound;
import dev.hookferry.api.kit.Field;
import dev.hookferry.api.kit.LoneSurrogates;
import dev.hookferry.api.kit.Problems;
import dev.hookferry.api.kit.Shape;
import dev.hookferry.api.kit.Type;
import dev.hookferry.api.kit.Violation;
import dev.hookferry.domain.egress.HeaderRules;
import dev.hookferry.envelope.AccountEnvelope;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** What may be configured of an endpoint, in the order of the document and then ours. */
final class EndpointFields {

  static final double DEFAULT_MULTIPLIER = 2;
  static final int DEFAULT_RETRIES = 7;

  private static final int MAX_HEADERS = 20;
  private static final int MAX_HEADER_CHARACTERS = 4096;
  private static final int DAY_SECONDS = 86_400;
  private static final int YEAR_SECONDS = 365 * DAY_SECONDS;
  private static final int MAX_RATE = 1_000_000;
  private static final ObjectMapper PLAIN = new ObjectMapper();

  static final Field<String> URL =
      Field.of("url", Type.url()).mandatory().example("https://example.com/hook");
  static final Field<String> DESCRIPTION = Field.of("description", Type.text()).orNull();
  static final Field<List<String>> EVENT_PATTERNS =
      Field.of("event_patterns", Type.list(Type.text()))
          .orNull()
          .doc("A last * is all segments that follow, any other one segment. None: all.")
          .example(List.of("invoice.*"));
  static final Field<Integer> TIMEOUT_SECONDS =
      Field.of("timeout_seconds", Type.integer(3, 60)).otherwise(10);
  static final Field<Integer> MAX_RETRIES =
      Field.of("max_retries", Type.integer(1, 7)).otherwise(DEFAULT_RETRIES);
  static final Field<String> NAME = Field.of("name", Type.text(0, 255)).orNull();
  static final Field<String> METHOD =
      Field.of("method", Type.oneOf("POST", "PUT", "PATCH")).otherwise("POST");
  static final Field<Map<String, List<String>>> HEADERS =
      Field.of(
              "headers",
              Type.map(Type.text())
                  .bounded(Bound.maxProperties(MAX_HEADERS))
                  .then(EndpointFields::headers))
          .orNull();
  static final Field<Boolean> VERIFY_TLS = Field.of("verify_tls", Type.bool()).otherwise(true);
  static final Field<Long> INITIAL_BACKOFF_SECONDS =
      Field.of("initial_backoff_seconds", Type.whole(1, DAY_SECONDS))
          .orNull()
          .doc("Of a schedule that is the endpoint's own; null: Standard Webhooks'.");
  static final Field<Double> BACKOFF_MULTIPLIER =
      Field.of("backoff_multiplier", Type.decimal(1, 10)).orNull().otherwise(DEFAULT_MULTIPLIER);
  static final Field<Integer> RATE_LIMIT_PER_SECOND =
      Field.of("rate_limit_per_second", Type.integer(1, MAX_RATE)).orNull();
  static final Field<Map<String, Object>> METADATA =
      Field.of("metadata", Type.map(Type.any()).then(EndpointFields::metadata)).orNull();
  static final Field<Boolean> ENABLED = Field.of("enabled", Type.bool());

  /** All but {@link #ENABLED}, which may be changed of every surface's endpoints. */
  static final List<Field<?>> SETTINGS =
      List.of(
          URL,
          DESCRIPTION,
          EVENT_PATTERNS,
          TIMEOUT_SECONDS,
          MAX_RETRIES,
          NAME,
          METHOD,
          HEADERS,
          VERIFY_TLS,
          INITIAL_BACKOFF_SECONDS,
          BACKOFF_MULTIPLIER,
          RATE_LIMIT_PER_SECOND,
          METADATA);

  static final Shape CREATION =
      new Shape("WebhookEndpointCreateRequest", SETTINGS).and(ScopeFields.SCOPE);
  static final Shape CHANGE =
      new Shape(
              "WebhookEndpointChangeRequest",
              SETTINGS.stream().<Field<?>>map(Field::optional).toList())
          .and(ENABLED, ScopeFields.SCOPE);
  static final Shape CHANGE_OF_ANOTHER_SURFACE =
      Shape.of("EndpointOfAnotherSurface", ENABLED, ScopeFields.SCOPE);

  static final Field<Integer> OVERLAP_SECONDS =
      Field.of("overlap_seconds", Type.integer(0, YEAR_SECONDS)).otherwise(DAY_SECONDS);
  static final Shape ROTATION = Shape.of("RotationRequest", OVERLAP_SECONDS);

  static final Field<String> SURFACE =
      Field.of("surface", Type.oneOf(AccountEnvelope.NAME, "all"))
          .otherwise(AccountEnvelope.NAME)
          .doc("all: those of the other surfaces too.");
  static final Shape QUERY = Shape.of("EndpointQuery", SURFACE);
  static final Shape LIST = PageFields.PAGE.and(SURFACE).named("EndpointListQuery");

  private EndpointFields() {}

  private static Map<String, List<String>> headers(
      Map<String, String> headers, JsonNode input, Problems at) {
    if (headers.entrySet().stream().mapToInt(EndpointFields::length).sum()
        > MAX_HEADER_CHARACTERS) {
      return at.refuse("headers may hold 4096 characters at most", input);
    }
    Map<String, List<String>> stored = new LinkedHashMap<>();
    headers.forEach(
        (name, value) -> {
          check(name, value, input.get(name), at.at(name));
          stored.put(name, List.of(value));
        });
    return stored;
  }

  private static void check(String name, String value, JsonNode input, Problems at) {
    if (!HeaderRules.isName(name) || HeaderRules.isReserved(name)) {
      at.refuse("header name is not allowed", input);
    } else if (!HeaderRules.isValue(value)) {
      at.refuse("header value is not allowed", input);
    }
  }

  private static int length(Map.Entry<String, String> header) {
    return header.getKey().length() + header.getValue().length();
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> metadata(
      Map<String, JsonNode> members, JsonNode input, Problems at) {
    if (holds(input, LoneSurrogates::areIn)) {
      return at.add(Violation.UNICODE, input);
    }
    return holds(input, text -> text.indexOf('\0') >= 0)
        ? at.add(Violation.NUL, input)
        : (Map<String, Object>) PLAIN.convertValue(input, Map.class);
  }

  private static boolean holds(JsonNode node, Predicate<String> flaw) {
    if (node.isTextual()) {
      return flaw.test(node.textValue());
    }
    return node.propertyStream().anyMatch(member -> flaw.test(member.getKey()))
        || node.valueStream().anyMatch(value -> holds(value, flaw));
  }
}
