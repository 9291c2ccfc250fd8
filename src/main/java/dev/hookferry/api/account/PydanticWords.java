package dev.hookferry.api.account;

import static dev.hookferry.api.kit.Violation.CHOICES;
import static dev.hookferry.api.kit.Violation.EXPECTED;
import static dev.hookferry.api.kit.Violation.LIMIT;
import static dev.hookferry.api.kit.Violation.REASON;

import dev.hookferry.api.kit.Violation;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What pydantic v2 says of a broken rule.
 *
 * @param context what {@code ctx} shows; empty: it is left out
 */
record PydanticWords(String type, String message, Map<String, Object> context) {

  private static final String NUL = "a null character cannot be stored";

  /** One member of {@code detail}, in pydantic's order. */
  static Map<String, Object> detail(Violation violation) {
    PydanticWords words = of(violation);
    Map<String, Object> detail = new LinkedHashMap<>();
    detail.put("type", words.type());
    detail.put("loc", violation.path());
    detail.put("msg", words.message());
    if (violation.value() != null) {
      detail.put("input", violation.value());
    }
    if (!words.context().isEmpty()) {
      detail.put("ctx", words.context());
    }
    return detail;
  }

  static Map<String, Object> malformed(int position, String message) {
    Map<String, Object> detail = new LinkedHashMap<>();
    detail.put("type", "json_invalid");
    detail.put("loc", List.of("body", position));
    detail.put("msg", "JSON decode error");
    detail.put("input", Map.of());
    detail.put("ctx", Map.of("error", message));
    return detail;
  }

  private static PydanticWords of(Violation violation) {
    Object limit = violation.parameter(LIMIT);
    return switch (violation.code()) {
      case Violation.MISSING -> plain("missing", "Field required");
      case Violation.TYPE -> wrongType(violation);
      case Violation.UNPARSABLE -> unparsable(violation);
      case Violation.FRACTION ->
          plain(
              "int_from_float",
              "Input should be a valid integer, got a number with a fractional part");
      case Violation.UNICODE ->
          plain(
              "string_unicode",
              "Input should be a valid string, unable to parse raw data as a unicode string");
      case Violation.ONE_OF -> literal((List<?>) violation.parameter(CHOICES));
      case Violation.MINIMUM ->
          number("greater_than_equal", "greater than or equal to ", "ge", limit);
      case Violation.MAXIMUM -> number("less_than_equal", "less than or equal to ", "le", limit);
      case Violation.MIN_LENGTH -> length("string_too_short", "at least", "min_length", limit);
      case Violation.MAX_LENGTH -> length("string_too_long", "at most", "max_length", limit);
      case Violation.MIN_ITEMS -> size("too_short", "List", "at least", "min_length", violation);
      case Violation.MAX_ITEMS -> size("too_long", "List", "at most", "max_length", violation);
      case Violation.MAX_PROPERTIES ->
          size("too_long", "Dictionary", "at most", "max_length", violation);
      case Violation.PATTERN ->
          new PydanticWords(
              "string_pattern_mismatch",
              "String should match pattern '" + limit + "'",
              Map.of("pattern", limit));
      case Violation.NUL -> refused(NUL);
      case Violation.URL, Violation.REFUSED -> refused(violation.parameter(REASON));
      case "unstorable_text" -> plain(violation.code(), "Value error, " + NUL);
      default -> own(violation);
    };
  }

  private static PydanticWords wrongType(Violation violation) {
    return switch ((String) violation.parameter(EXPECTED)) {
      case "string" -> plain("string_type", "Input should be a valid string");
      case "integer" -> plain("int_type", "Input should be a valid integer");
      case "number" -> plain("float_type", "Input should be a valid number");
      case "boolean" -> plain("bool_type", "Input should be a valid boolean");
      case "time" -> plain("datetime_type", "Input should be a valid datetime");
      case "array" -> plain("list_type", "Input should be a valid list");
      case "dictionary" -> plain("dict_type", "Input should be a valid dictionary");
      default ->
          plain(
              "model_attributes_type",
              "Input should be a valid dictionary or object to extract fields from");
    };
  }

  private static PydanticWords unparsable(Violation violation) {
    return switch ((String) violation.parameter(EXPECTED)) {
      case "integer" ->
          plain(
              "int_parsing",
              "Input should be a valid integer, unable to parse string as an integer");
      case "number" ->
          plain(
              "float_parsing",
              "Input should be a valid number, unable to parse string as a number");
      case "boolean" ->
          plain("bool_parsing", "Input should be a valid boolean, unable to interpret input");
      default ->
          new PydanticWords(
              "datetime_from_date_parsing",
              "Input should be a valid datetime or date, invalid characters",
              Map.of("error", "invalid characters"));
    };
  }

  private static PydanticWords plain(String type, String message) {
    return new PydanticWords(type, message, Map.of());
  }

  /** FastAPI writes the exception behind a {@code value_error} as an empty object. */
  private static PydanticWords refused(Object reason) {
    return new PydanticWords("value_error", "Value error, " + reason, Map.of("error", Map.of()));
  }

  /** A rule that this surface alone has: its code is its type. */
  private static PydanticWords own(Violation violation) {
    Map<String, Object> context = new LinkedHashMap<>(violation.parameters());
    return new PydanticWords(violation.code(), "" + context.remove(REASON), context);
  }

  private static PydanticWords literal(List<?> choices) {
    List<String> quoted = new ArrayList<>();
    choices.forEach(choice -> quoted.add("'" + choice + "'"));
    String last = quoted.removeLast();
    String expected = quoted.isEmpty() ? last : String.join(", ", quoted) + " or " + last;
    return new PydanticWords(
        "literal_error", "Input should be " + expected, Map.of("expected", expected));
  }

  private static PydanticWords number(String type, String bound, String name, Object limit) {
    String shown = new BigDecimal(limit.toString()).stripTrailingZeros().toPlainString();
    return new PydanticWords(type, "Input should be " + bound + shown, Map.of(name, limit));
  }

  private static PydanticWords length(String type, String bound, String name, Object limit) {
    String message =
        String.format(
            Locale.ROOT,
            "String should have %s %s character%s",
            bound,
            limit,
            limit.equals(1) ? "" : "s");
    return new PydanticWords(type, message, Map.of(name, limit));
  }

  private static PydanticWords size(
      String type, String what, String bound, String name, Violation violation) {
    Object limit = violation.parameter(LIMIT);
    Map<String, Object> context = new LinkedHashMap<>();
    context.put("field_type", what);
    context.put(name, limit);
    context.put("actual_length", violation.value().size());
    String message =
        String.format(
            Locale.ROOT,
            "%s should have %s %s item%s after validation, not %s",
            what,
            bound,
            limit,
            limit.equals(1) ? "" : "s",
            violation.value().size());
    return new PydanticWords(type, message, context);
  }
}
