package dev.hookferry.api.account;

import dev.hookferry.api.kit.Violation;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What pydantic v2 says of a broken rule. */
final class PydanticWords {

  private PydanticWords() {}

  /** One member of {@code detail}, in pydantic's order. */
  static Map<String, Object> detail(Violation violation) {
    Map<String, Object> detail = new LinkedHashMap<>();
    detail.put("type", violation.code());
    detail.put("loc", violation.path());
    detail.put("msg", message(violation));
    detail.put("input", violation.value());
    if (!violation.parameters().isEmpty()) {
      detail.put("ctx", context(violation));
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

  /** FastAPI writes the exception behind a {@code value_error} as an empty object. */
  private static Map<String, Object> context(Violation violation) {
    return violation.code().equals("value_error")
        ? Map.of("error", Map.of())
        : violation.parameters();
  }

  private static String message(Violation violation) {
    Map<String, Object> context = violation.parameters();
    return switch (violation.code()) {
      case "missing" -> "Field required";
      case "value_error" -> "Value error, " + context.get("error");
      case "string_type" -> "Input should be a valid string";
      case "string_unicode" ->
          "Input should be a valid string, unable to parse raw data as a unicode string";
      case "string_too_short" -> length("String", "at least", context.get("min_length"));
      case "string_too_long" -> length("String", "at most", context.get("max_length"));
      case "literal_error" -> "Input should be " + context.get("expected");
      case "int_type" -> "Input should be a valid integer";
      case "int_parsing" -> "Input should be a valid integer, unable to parse string as an integer";
      case "int_from_float" ->
          "Input should be a valid integer, got a number with a fractional part";
      case "float_type" -> "Input should be a valid number";
      case "float_parsing" -> "Input should be a valid number, unable to parse string as a number";
      case "greater_than_equal" ->
          "Input should be greater than or equal to " + plain(context.get("ge"));
      case "less_than_equal" -> "Input should be less than or equal to " + plain(context.get("le"));
      case "bool_type" -> "Input should be a valid boolean";
      case "bool_parsing" -> "Input should be a valid boolean, unable to interpret input";
      case "datetime_type" -> "Input should be a valid datetime";
      case "datetime_from_date_parsing" ->
          "Input should be a valid datetime or date, " + context.get("error");
      case "list_type" -> "Input should be a valid list";
      case "dict_type" -> "Input should be a valid dictionary";
      case "model_attributes_type" ->
          "Input should be a valid dictionary or object to extract fields from";
      case "too_short" -> items(context, "at least", context.get("min_length"));
      case "too_long" -> items(context, "at most", context.get("max_length"));
      case "unstorable_text" -> "Value error, a null character cannot be stored";
      default -> throw new IllegalArgumentException("no words for " + violation.code());
    };
  }

  private static String length(String what, String bound, Object limit) {
    return String.format(
        Locale.ROOT,
        "%s should have %s %s character%s",
        what,
        bound,
        limit,
        limit.equals(1) ? "" : "s");
  }

  private static String items(Map<String, Object> context, String bound, Object limit) {
    return String.format(
        Locale.ROOT,
        "%s should have %s %s item%s after validation, not %s",
        context.get("field_type"),
        bound,
        limit,
        limit.equals(1) ? "" : "s",
        context.get("actual_length"));
  }

  private static String plain(Object bound) {
    return new BigDecimal(bound.toString()).stripTrailingZeros().toPlainString();
  }
}
