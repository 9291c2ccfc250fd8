package dev.hookferry.api.target;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hookferry.api.kit.ApiError;
import dev.hookferry.api.kit.ApiException;
import dev.hookferry.api.kit.LoneSurrogates;
import dev.hookferry.api.kit.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * The members of one JSON object, each read as the field of that kind in Django REST Framework
 * reads it: numbers pass as text, text as booleans. What breaks a rule is noted, and then counts as
 * left out.
 */
record Fields(JsonNode object, List<Violation> violations) {

  private static final Set<String> TRUE = Set.of("t", "y", "yes", "true", "on", "1");
  private static final Set<String> FALSE = Set.of("f", "n", "no", "false", "off", "0");

  /** Fails where this is no object. */
  static Fields of(JsonNode json) {
    if (json.isNull()) {
      throw invalid(List.of(Rule.DATA.broken("")));
    }
    if (!json.isObject()) {
      throw invalid(List.of(Rule.DICTIONARY.broken(typeName(json))));
    }
    return new Fields(json, new ArrayList<>());
  }

  /** Fails with all that was noted. */
  void check() {
    if (!violations.isEmpty()) {
      throw invalid(violations);
    }
  }

  void require(String name) {
    if (!object.has(name)) {
      violations.add(Rule.REQUIRED.brokenBy(name));
    }
  }

  /** Text without white space around it. */
  Optional<String> text(String name) {
    return given(name)
        .filter(node -> isText(node) || broken(Rule.STRING, name))
        .map(node -> node.asText().strip())
        .filter(text -> text.indexOf('\0') < 0 || broken(Rule.NO_NUL, name))
        .filter(text -> !LoneSurrogates.areIn(text) || noSurrogate(name, text));
  }

  Optional<Boolean> bool(String name) {
    return given(name)
        .map(Fields::switchText)
        .filter(text -> TRUE.contains(text) || FALSE.contains(text) || broken(Rule.BOOLEAN, name))
        .map(TRUE::contains);
  }

  /** The one choice that there is. */
  Optional<String> choice(String name, String only) {
    return given(name)
        .map(Fields::display)
        .filter(text -> text.equals(only) || broken(Rule.CHOICE, name, text));
  }

  /** Notes a violation of this field; always false, so that it ends a filter. */
  boolean broken(Rule rule, String name) {
    return broken(rule, name, "");
  }

  boolean broken(Rule rule, String name, Object gap) {
    violations.add(rule.brokenBy(name, gap));
    return false;
  }

  private boolean noSurrogate(String name, String text) {
    int first = LoneSurrogates.first(text).orElseThrow();
    return broken(Rule.NO_SURROGATE, name, Integer.toHexString(first).toUpperCase(Locale.ROOT));
  }

  private Optional<JsonNode> given(String name) {
    return Optional.ofNullable(object.get(name))
        .filter(node -> !node.isNull() || broken(Rule.NOT_NULL, name));
  }

  private static boolean isText(JsonNode node) {
    return node.isTextual() || node.isNumber();
  }

  /** Python takes 1.0 for 1 where it looks it up. */
  private static String switchText(JsonNode node) {
    if (node.isNumber()) {
      return node.decimalValue().stripTrailingZeros().toString();
    }
    return node.isValueNode() ? node.asText().strip().toLowerCase(Locale.ROOT) : "";
  }

  private static ApiException invalid(List<Violation> violations) {
    return new ApiException(new ApiError.Invalid(violations));
  }

  /** As Python shows it. */
  private static String display(JsonNode node) {
    if (node.isBoolean()) {
      return node.booleanValue() ? "True" : "False";
    }
    return node.isValueNode() ? node.asText() : node.toString();
  }

  /** Python's name of the type. */
  private static String typeName(JsonNode node) {
    return switch (node.getNodeType()) {
      case ARRAY -> "list";
      case STRING -> "str";
      case BOOLEAN -> "bool";
      default -> node.isIntegralNumber() ? "int" : "float";
    };
  }
}
