package dev.hookferry.api.user;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hookferry.api.kit.Violation;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The rules that a request may break, each in class-validator's words. */
enum UserRule {
  HTTPS("should be a secure URL with HTTPS"),
  STRING("%s must be a string"),
  AT_LEAST_ONE("%s must contain at least 1 elements"),
  AT_MOST_TWO("%s must contain no more than 2 elements"),
  ARRAY("%s must be an array"),
  EACH_EVENT(
      "each value in %s must be one of the following values: " + String.join(", ", UserEvents.ALL)),
  EACH_STRING("each value in %s must be a string"),
  EACH_NOT_EMPTY("each value in %s should not be empty"),
  DATE("%s must be a valid ISO 8601 date string"),
  AT_MOST_100("%s must not be greater than 100"),
  NOT_NEGATIVE("%s must not be less than 0"),
  INTEGER("%s must be an integer number"),
  DIRECTION("%s must be one of the following values: ASC, DESC"),
  USER_EXISTS("user does not exist");

  private final String words;

  UserRule(String words) {
    this.words = words;
  }

  /**
   * @param property the member or the parameter
   */
  Violation brokenBy(String property, JsonNode value) {
    return new Violation(List.of(property), name(), Map.of(), value);
  }

  /** The words for a violation, of a rule that is not among these too. */
  static String words(Violation violation) {
    return Arrays.stream(values())
        .filter(rule -> rule.name().equals(violation.code()))
        .findFirst()
        .map(rule -> String.format(Locale.ROOT, rule.words, violation.path().toArray()))
        .orElse("Property must be a valid string");
  }
}
