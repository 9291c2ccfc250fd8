package dev.hookferry.api.kit;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * One bound of a value.
 *
 * @param code of the violation: one of {@link Violation}'s
 * @param limit shown in the violation and in the OpenAPI document; null: there is none to show
 */
public record Bound(String code, Object limit, Judge judge) {

  /** Judges values of the right kind. */
  public interface Judge {

    /** Why the value is beyond the bound, empty where the limit says it all; null: it is within. */
    String fault(Object value, JsonNode input, Problems at);
  }

  public static Bound minLength(int min) {
    return new Bound(Violation.MIN_LENGTH, min, unless(text -> length(text) >= min));
  }

  public static Bound maxLength(int max) {
    return new Bound(Violation.MAX_LENGTH, max, unless(text -> length(text) <= max));
  }

  /** Of a text: so many units of UTF-16 at most, of which an emoji has two. */
  public static Bound maxUnits(int max) {
    return new Bound(Violation.MAX_LENGTH, max, unless(text -> ((String) text).length() <= max));
  }

  /** Text that can be stored. */
  public static Bound storable() {
    return new Bound(Violation.STORABLE, null, unless(text -> StorableText.is((String) text)));
  }

  public static Bound minItems(int min) {
    return new Bound(Violation.MIN_ITEMS, min, unless(list -> size(list) >= min));
  }

  public static Bound maxItems(int max) {
    return new Bound(Violation.MAX_ITEMS, max, unless(list -> size(list) <= max));
  }

  /** Of a map: so many names at most. */
  public static Bound maxProperties(int max) {
    return new Bound(Violation.MAX_PROPERTIES, max, unless(map -> ((Map<?, ?>) map).size() <= max));
  }

  /** Of whatever: written without space as JSON, so many units of UTF-16 at most. */
  public static Bound maxJson(int max) {
    return new Bound(
        Violation.MAX_JSON,
        max,
        (value, input, at) -> input.toString().length() <= max ? null : "");
  }

  /**
   * @param min a {@code Long} or a {@code Double}, shown like this
   */
  public static Bound minimum(Number min) {
    BigDecimal least = new BigDecimal(min.toString());
    return new Bound(
        Violation.MINIMUM, min, unless(number -> decimal(number).compareTo(least) >= 0));
  }

  /**
   * @param max a {@code Long} or a {@code Double}, shown like this
   */
  public static Bound maximum(Number max) {
    BigDecimal most = new BigDecimal(max.toString());
    return new Bound(
        Violation.MAXIMUM, max, unless(number -> decimal(number).compareTo(most) <= 0));
  }

  /** One of these whole numbers. */
  static Bound among(Integer... numbers) {
    List<Integer> choices = List.of(numbers);
    return new Bound(
        Violation.ONE_OF,
        choices,
        unless(number -> choices.stream().anyMatch(each -> number.toString().equals("" + each))));
  }

  /** Text that the pattern matches as a whole. */
  public static Bound pattern(String pattern) {
    var matches = Pattern.compile(pattern).asMatchPredicate();
    return new Bound(Violation.PATTERN, pattern, unless(text -> matches.test((String) text)));
  }

  /** Text with something in it. */
  public static Bound notEmpty() {
    return new Bound(Violation.EMPTY, null, unless(text -> !((String) text).isEmpty()));
  }

  /** An absolute http or https URL of a host that may receive. */
  public static Bound url() {
    return url(false);
  }

  /** The same, but https alone, unless the operator lets http through. */
  public static Bound httpsUrl() {
    return url(true);
  }

  private static Bound url(boolean secure) {
    return new Bound(
        Violation.URL, null, (url, input, at) -> at.receivers().fault((String) url, secure));
  }

  boolean isKept(Object value, JsonNode input, Problems at) {
    return judge.fault(value, input, at) == null;
  }

  /** Adds a problem, and says no, where the value is beyond it. */
  boolean check(Object value, JsonNode input, Problems at) {
    String fault = judge.fault(value, input, at);
    if (fault != null) {
      at.add(code, fault.isEmpty() ? parameters() : Map.of(Violation.REASON, fault), input);
    }
    return fault == null;
  }

  Map<String, Object> parameters() {
    return limit == null ? Map.of() : Map.of(Violation.LIMIT, limit);
  }

  private static Judge unless(Predicate<Object> kept) {
    return (value, input, at) -> kept.test(value) ? null : "";
  }

  private static int length(Object text) {
    String characters = (String) text;
    return characters.codePointCount(0, characters.length());
  }

  private static int size(Object list) {
    return ((Collection<?>) list).size();
  }

  private static BigDecimal decimal(Object number) {
    return number instanceof BigDecimal decimal ? decimal : new BigDecimal((BigInteger) number);
  }
}
