package dev.hookferry.api.target;

import dev.hookferry.api.kit.Violation;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The rules that a request may break, each with its code and the words for it. */
enum Rule {
  REQUIRED("This field is required."),
  NOT_NULL("This field may not be null."),
  NOT_BLANK("This field may not be blank."),
  URL("Enter a valid URL."),
  MAX_LENGTH("Ensure this field has no more than %s characters."),
  BOOLEAN("Must be a valid boolean."),
  CHOICE("\"%s\" is not a valid choice."),
  STRING("Not a valid string."),
  NO_NUL("Null characters are not allowed."),
  NO_SURROGATE("Surrogate characters are not allowed: U+%s."),
  DICTIONARY("Invalid data. Expected a dictionary, but got %s."),
  DATA("No data provided");

  private static final String GAP = "gap";

  private final String words;

  Rule(String words) {
    this.words = words;
  }

  Violation brokenBy(String field) {
    return brokenBy(field, "");
  }

  /**
   * @param gap what the words have in the place of their gap
   */
  Violation brokenBy(String field, Object gap) {
    return new Violation(List.of(field), name(), Map.of(GAP, gap), null);
  }

  /** Of the request as a whole. */
  Violation broken(Object gap) {
    return new Violation(List.of(), name(), Map.of(GAP, gap), null);
  }

  boolean isBroken(Violation violation) {
    return name().equals(violation.code());
  }

  /** The words for a violation, of a rule that is not among these too. */
  static String words(Violation violation) {
    return Arrays.stream(values())
        .filter(rule -> rule.isBroken(violation))
        .findFirst()
        .map(rule -> String.format(Locale.ROOT, rule.words, violation.parameters().get(GAP)))
        .orElse(NO_NUL.words);
  }
}
