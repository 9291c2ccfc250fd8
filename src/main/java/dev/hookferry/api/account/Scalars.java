package dev.hookferry.api.account;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hookferry.api.kit.LoneSurrogates;
import dev.hookferry.api.kit.Utf8;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The scalar types but for numbers: strings, one of several strings, booleans, times. */
final class Scalars {

  private static final List<String> TRUE = List.of("1", "on", "t", "true", "y", "yes");
  private static final List<String> FALSE = List.of("0", "off", "f", "false", "n", "no");

  /** Text that can be stored. */
  static final Type<String> STRING = Scalars::string;

  /** Text out of a header's value. */
  static final Type<String> HEADER = Scalars::header;

  static final Type<Boolean> BOOLEAN = Scalars::bool;

  static final Type<Instant> DATETIME = Scalars::datetime;

  private Scalars() {}

  /** Text of a bounded number of characters. */
  static Type<String> string(int min, int max) {
    return STRING.then(
        (text, input, problems) -> {
          int length = text.codePointCount(0, text.length());
          if (length < min) {
            return problems.add("string_too_short", Map.of("min_length", min), input);
          }
          return length <= max
              ? text
              : problems.add("string_too_long", Map.of("max_length", max), input);
        });
  }

  /** One of these strings, spelled like this. */
  static Type<String> oneOf(String... choices) {
    return (input, problems) ->
        input.isTextual() && Arrays.asList(choices).contains(input.textValue())
            ? input.textValue()
            : problems.add("literal_error", Map.of("expected", expected(choices)), input);
  }

  private static String expected(String... choices) {
    List<String> quoted = Arrays.stream(choices).map(choice -> "'" + choice + "'").toList();
    String last = quoted.getLast();
    return quoted.size() == 1
        ? last
        : quoted.subList(0, quoted.size() - 1).stream().collect(Collectors.joining(", "))
            + " or "
            + last;
  }

  private static String string(JsonNode input, Problems problems) {
    if (!input.isTextual()) {
      return problems.add("string_type", input);
    }
    String text = input.textValue();
    if (LoneSurrogates.areIn(text)) {
      return problems.add("string_unicode", input);
    }
    return text.indexOf('\0') < 0
        ? text
        : problems.refuse("a null character cannot be stored", input);
  }

  private static String header(JsonNode input, Problems problems) {
    return Utf8.ofHeader(input.textValue()).orElseGet(() -> problems.add("string_unicode", input));
  }

  private static Boolean bool(JsonNode input, Problems problems) {
    if (input.isBoolean()) {
      return input.booleanValue();
    }
    if (!input.isTextual() && !input.isNumber()) {
      return problems.add("bool_type", input);
    }
    String text = input.isNumber() ? number(input) : input.textValue().toLowerCase(Locale.ROOT);
    if (TRUE.contains(text)) {
      return true;
    }
    return FALSE.contains(text) ? Boolean.FALSE : problems.add("bool_parsing", input);
  }

  private static String number(JsonNode input) {
    return input.decimalValue().stripTrailingZeros().toString();
  }

  private static Instant datetime(JsonNode input, Problems problems) {
    if (!input.isTextual() && !input.isNumber()) {
      return problems.add("datetime_type", input);
    }
    Optional<Instant> at =
        input.isNumber() ? Times.ofNumber(input.decimalValue()) : Times.parse(input.textValue());
    return at.orElseGet(() -> problems.add("datetime_from_date_parsing", notADate(), input));
  }

  private static Map<String, Object> notADate() {
    return new LinkedHashMap<>(Map.of("error", "invalid characters"));
  }
}
