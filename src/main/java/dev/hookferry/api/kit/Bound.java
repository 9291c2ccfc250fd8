package dev.hookferry.api.kit;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;
import java.util.regex.Pattern;

/**
 * One bound of a value.
 *
 * @param code of the violation: one of {@link Violation}'s
 * @param limit shown in the violation and in the OpenAPI document; null: there is none to show
 * @param kept whether a value of the right kind is within it
 */
public record Bound(String code, Object limit, BiPredicate<Object, Problems> kept) {

  public static Bound minLength(int min) {
    return new Bound(Violation.MIN_LENGTH, min, (text, at) -> length(text) >= min);
  }

  public static Bound maxLength(int max) {
    return new Bound(Violation.MAX_LENGTH, max, (text, at) -> length(text) <= max);
  }

  public static Bound minItems(int min) {
    return new Bound(Violation.MIN_ITEMS, min, (list, at) -> size(list) >= min);
  }

  public static Bound maxItems(int max) {
    return new Bound(Violation.MAX_ITEMS, max, (list, at) -> size(list) <= max);
  }

  /** Of a map: so many names at most. */
  public static Bound maxProperties(int max) {
    return new Bound(Violation.MAX_PROPERTIES, max, (map, at) -> ((Map<?, ?>) map).size() <= max);
  }

  /**
   * @param min a {@code Long} or a {@code Double}, shown like this
   */
  public static Bound minimum(Number min) {
    BigDecimal least = new BigDecimal(min.toString());
    return new Bound(Violation.MINIMUM, min, (number, at) -> decimal(number).compareTo(least) >= 0);
  }

  /**
   * @param max a {@code Long} or a {@code Double}, shown like this
   */
  public static Bound maximum(Number max) {
    BigDecimal most = new BigDecimal(max.toString());
    return new Bound(Violation.MAXIMUM, max, (number, at) -> decimal(number).compareTo(most) <= 0);
  }

  /** One of these whole numbers. */
  static Bound among(Integer... numbers) {
    List<Integer> choices = List.of(numbers);
    return new Bound(
        Violation.ONE_OF,
        choices,
        (number, at) -> choices.stream().anyMatch(each -> number.toString().equals("" + each)));
  }

  /** Text that the pattern matches as a whole. */
  public static Bound pattern(String pattern) {
    var matches = Pattern.compile(pattern).asMatchPredicate();
    return new Bound(Violation.PATTERN, pattern, (text, at) -> matches.test((String) text));
  }

  /** Text with something in it. */
  public static Bound notEmpty() {
    return new Bound(Violation.EMPTY, null, (text, at) -> !((String) text).isEmpty());
  }

  static Bound url(boolean secure) {
    return new Bound(
        Violation.URL, null, (url, at) -> at.receivers().accepts((String) url, secure));
  }

  boolean check(Object value, JsonNode input, Problems at) {
    if (!kept.test(value, at)) {
      at.add(code, parameters(), input);
      return false;
    }
    return true;
  }

  Map<String, Object> parameters() {
    return limit == null ? Map.of() : Map.of(Violation.LIMIT, limit);
  }

  private static int length(Object text) {
    String characters = (String) text;
    return characters.codePointCount(0, characters.length());
  }

  private static int size(Object list) {
    return ((Collection<?>) list).size();
  }

  private static BigDecimal decimal(Object number) {
    return number instanceof BigDecimal decimal ? decimal : new BigDecimal(number.toString());
  }
}
