package dev.hookferry.api.kit;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * As pydantic v2 reads in its lax mode: numbers, booleans and times out of texts too. Null is a
 * value like others, and mostly one of the wrong type.
 */
final class Pydantic implements Coercion {

  private static final List<String> TRUE = List.of("1", "on", "t", "true", "y", "yes");
  private static final List<String> FALSE = List.of("0", "off", "f", "false", "n", "no");

  private static final Pattern INTEGER = Pattern.compile("[+-]?[0-9]+(?:_[0-9]+)*(?:\\.0+)?");
  private static final Pattern DECIMAL =
      Pattern.compile("[+-]?(?:[0-9]+\\.?[0-9]*|\\.[0-9]+)(?:[eE][+-]?[0-9]{1,4})?");

  /** Longer than every bound, and far shorter than what costs time to read. */
  private static final int MAX_DIGITS = 100;

  @Override
  public String body() {
    return "body";
  }

  @Override
  public String query() {
    return "query";
  }

  @Override
  public boolean isLeftOut(Field<?> field, JsonNode input) {
    return input == null;
  }

  @Override
  public String text(JsonNode input, Problems at) {
    String text = Coercion.super.text(input, at);
    return text == null || text.indexOf('\0') < 0 ? text : at.add(Violation.NUL, input);
  }

  /** A literal: whatever is none of them is of no type, but just none of them. */
  @Override
  public String choice(List<String> choices, JsonNode input, Problems at) {
    return input.isTextual() && choices.contains(input.textValue())
        ? input.textValue()
        : noChoice(choices, input, at);
  }

  @Override
  public BigInteger whole(JsonForm form, JsonNode input, Problems at) {
    if (input.isNumber()) {
      return WholeNumbers.of(input).orElseGet(() -> at.add(Violation.FRACTION, input));
    }
    if (input.isBoolean()) {
      return input.booleanValue() ? BigInteger.ONE : BigInteger.ZERO;
    }
    return digits(INTEGER, "integer", input, at)
        .map(text -> new BigDecimal(text.replace("_", "")).toBigIntegerExact())
        .orElse(null);
  }

  @Override
  public BigDecimal decimal(JsonNode input, Problems at) {
    if (input.isNumber()) {
      return input.decimalValue();
    }
    if (input.isBoolean()) {
      return input.booleanValue() ? BigDecimal.ONE : BigDecimal.ZERO;
    }
    return digits(DECIMAL, "number", input, at).map(BigDecimal::new).orElse(null);
  }

  @Override
  public Boolean bool(JsonNode input, Problems at) {
    if (input.isBoolean()) {
      return input.booleanValue();
    }
    if (!input.isTextual() && !input.isNumber()) {
      return at.wrongType("boolean", input);
    }
    String text =
        input.isNumber()
            ? input.decimalValue().stripTrailingZeros().toString()
            : input.textValue().toLowerCase(Locale.ROOT);
    return TRUE.contains(text) || FALSE.contains(text)
        ? (Boolean) TRUE.contains(text)
        : unparsable("boolean", input, at);
  }

  @Override
  public Instant time(JsonNode input, Problems at) {
    if (!input.isTextual() && !input.isNumber()) {
      return at.wrongType("time", input);
    }
    Optional<Instant> time =
        input.isNumber() ? Times.ofNumber(input.decimalValue()) : Times.parse(input.textValue());
    return time.orElseGet(() -> unparsable("time", input, at));
  }

  @Override
  public Map<String, Object> map(JsonForm form, JsonNode input, Problems at) {
    return input.isObject()
        ? Coercion.super.map(form, input, at)
        : at.wrongType("dictionary", input);
  }

  private static Optional<String> digits(
      Pattern form, String expected, JsonNode input, Problems at) {
    if (!input.isTextual()) {
      at.wrongType(expected, input);
      return Optional.empty();
    }
    String text = input.textValue().strip();
    if (text.length() > MAX_DIGITS || !form.matcher(text).matches()) {
      unparsable(expected, input, at);
      return Optional.empty();
    }
    return Optional.of(text);
  }

  private static <T> T unparsable(String expected, JsonNode input, Problems at) {
    return at.add(Violation.UNPARSABLE, Map.of(Violation.EXPECTED, expected), input);
  }
}
