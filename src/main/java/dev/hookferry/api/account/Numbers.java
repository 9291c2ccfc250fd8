package dev.hookferry.api.account;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hookferry.api.kit.WholeNumbers;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The numeric types, within bounds. */
final class Numbers {

  private static final Pattern INTEGER = Pattern.compile("[+-]?[0-9]+(?:_[0-9]+)*(?:\\.0+)?");
  private static final Pattern DECIMAL =
      Pattern.compile("[+-]?(?:[0-9]+\\.?[0-9]*|\\.[0-9]+)(?:[eE][+-]?[0-9]{1,4})?");

  /** Longer than every bound, and far shorter than what costs time to read. */
  private static final int MAX_DIGITS = 100;

  private Numbers() {}

  /** A whole number from {@code min} to {@code max}. */
  static Type<Long> integer(long min, long max) {
    Type<BigInteger> any = Numbers::integer;
    return any.then(
            (value, input, problems) ->
                within(
                    new BigDecimal(value),
                    new Bounds(min, max, BigDecimal.valueOf(min), BigDecimal.valueOf(max)),
                    input,
                    problems))
        .then((value, input, problems) -> value.longValueExact());
  }

  /** A number from {@code min} to {@code max}. */
  static Type<Double> decimal(double min, double max) {
    Type<BigDecimal> any = Numbers::decimal;
    return any.then(
            (value, input, problems) ->
                within(
                    value,
                    new Bounds(min, max, BigDecimal.valueOf(min), BigDecimal.valueOf(max)),
                    input,
                    problems))
        .then((value, input, problems) -> value.doubleValue());
  }

  /** Bounds, and how they are shown: 1 for integers, 1.0 for floats. */
  private record Bounds(Object shownMin, Object shownMax, BigDecimal min, BigDecimal max) {}

  private static BigDecimal within(
      BigDecimal value, Bounds bounds, JsonNode input, Problems problems) {
    if (value.compareTo(bounds.min()) < 0) {
      return problems.add("greater_than_equal", Map.of("ge", bounds.shownMin()), input);
    }
    return value.compareTo(bounds.max()) > 0
        ? problems.add("less_than_equal", Map.of("le", bounds.shownMax()), input)
        : value;
  }

  private static BigInteger integer(JsonNode input, Problems problems) {
    if (input.isNumber()) {
      Optional<BigInteger> whole = WholeNumbers.of(input);
      return whole.orElseGet(() -> problems.add("int_from_float", input));
    }
    if (input.isBoolean()) {
      return input.booleanValue() ? BigInteger.ONE : BigInteger.ZERO;
    }
    return input.isTextual() ? parsed(input, problems) : problems.add("int_type", input);
  }

  private static BigInteger parsed(JsonNode input, Problems problems) {
    String text = input.textValue().strip();
    return text.length() <= MAX_DIGITS && INTEGER.matcher(text).matches()
        ? new BigDecimal(text.replace("_", "")).toBigIntegerExact()
        : problems.add("int_parsing", input);
  }

  private static BigDecimal decimal(JsonNode input, Problems problems) {
    if (input.isNumber()) {
      return input.decimalValue();
    }
    if (input.isBoolean()) {
      return input.booleanValue() ? BigDecimal.ONE : BigDecimal.ZERO;
    }
    if (!input.isTextual()) {
      return problems.add("float_type", input);
    }
    String text = input.textValue().strip();
    return text.length() <= MAX_DIGITS && DECIMAL.matcher(text).matches()
        ? new BigDecimal(text)
        : problems.add("float_parsing", input);
  }
}
