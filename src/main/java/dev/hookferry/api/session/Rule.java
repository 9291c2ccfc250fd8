package dev.hookferry.api.session;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hookferry.api.kit.Violation;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The rules that a request may break, each with its code and the words for it. */
enum Rule {
  BODY("request body is required"),
  REQUIRED("expected required property %s to be present"),
  TYPE("expected %s"),
  MINIMUM("expected number >= %s"),
  ONE_OF("expected value to be one of \"%s\""),
  UNEXPECTED("unexpected property"),
  MIN_LENGTH("expected length >= %s"),
  MAX_LENGTH("expected length <= %s"),
  MAX_PROPERTIES("expected object with at most %s properties"),
  PATTERN("expected string to match pattern %s"),
  URL("expected string to be RFC 3986 uri: %s"),
  STORABLE("expected string without U+0000 and lone surrogates"),
  INTEGER_TEXT("invalid integer");

  private static final String BOUND = "bound";

  private final String words;

  Rule(String words) {
    this.words = words;
  }

  Violation broken(List<Object> path, JsonNode value) {
    return new Violation(path, name(), Map.of(), value);
  }

  /**
   * @param bound what the words have in the place of their gap
   */
  Violation broken(List<Object> path, Object bound, JsonNode value) {
    return new Violation(path, name(), Map.of(BOUND, bound), value);
  }

  boolean isBroken(Violation violation) {
    return name().equals(violation.code());
  }

  /** The words for a violation, of a rule that is not among these too. */
  static String words(Violation violation) {
    return Arrays.stream(values())
        .filter(rule -> rule.isBroken(violation))
        .findFirst()
        .map(rule -> String.format(Locale.ROOT, rule.words, violation.parameters().get(BOUND)))
        .orElse("expected other text");
  }
}
