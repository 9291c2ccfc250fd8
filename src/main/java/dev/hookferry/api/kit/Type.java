package dev.hookferry.api.kit;

import static dev.hookferry.api.kit.JsonForm.Kind;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What a value is, and within which bounds: said once, then read under the surface's {@link
 * Coercion} and described in the OpenAPI document.
 *
 * <p>Bounds are on the value as it stands in JSON, so that they come before any {@link #then}.
 *
 * @param <T> what it becomes
 */
public final class Type<T> {

  private static final BigInteger LARGEST_INT = BigInteger.valueOf(Integer.MAX_VALUE);

  private final JsonForm form;
  private final List<Step<Object, Object>> steps;

  private Type(JsonForm form, List<Step<Object, Object>> steps) {
    this.form = form;
    this.steps = steps;
  }

  /** One more check or conversion of a value that is good so far; null where it adds a problem. */
  public interface Step<T, U> {
    U apply(T value, JsonNode input, Problems at);
  }

  private static <T> Type<T> of(JsonForm form) {
    return new Type<>(form, List.of());
  }

  public static Type<String> text() {
    return of(JsonForm.of(Kind.TEXT));
  }

  /** Text of so many characters. */
  public static Type<String> text(int min, int max) {
    Type<String> bounded = text().bounded(Bound.maxLength(max));
    return min == 0 ? bounded : bounded.bounded(Bound.minLength(min));
  }

  /** A URL that may receive. */
  public static Type<String> url() {
    return text().format("uri").bounded(Bound.url());
  }

  /** One of these texts, spelled like this. */
  public static Type<String> oneOf(List<String> choices) {
    return of(JsonForm.of(Kind.CHOICE).withChoices(choices));
  }

  public static Type<String> oneOf(String... choices) {
    return oneOf(List.of(choices));
  }

  /** A whole number, both bounds included. */
  public static Type<Long> whole(long min, long max) {
    return Type.<BigInteger>of(JsonForm.of(Kind.WHOLE))
        .format("int64")
        .bounded(Bound.minimum(min))
        .bounded(Bound.maximum(max))
        .then((number, input, at) -> number.longValueExact());
  }

  /** A whole number that an {@code int} holds, both bounds included. */
  public static Type<Integer> integer(int min, int max) {
    return whole(min, max).format("int32").then((number, input, at) -> Math.toIntExact(number));
  }

  /** A whole number from {@code min} up; what an {@code int} does not hold is its largest. */
  public static Type<Integer> integer(int min) {
    return Type.<BigInteger>of(JsonForm.of(Kind.WHOLE))
        .bounded(Bound.minimum((long) min))
        .then((number, input, at) -> number.min(LARGEST_INT).intValue());
  }

  /** One of these whole numbers. */
  public static Type<Long> among(Integer... numbers) {
    return Type.<BigInteger>of(JsonForm.of(Kind.WHOLE))
        .bounded(Bound.among(numbers))
        .then((number, input, at) -> number.longValueExact());
  }

  /** A whole number of 32 bits from {@code min} up. */
  public static Type<Long> int32(long min) {
    return whole(min, Integer.MAX_VALUE).format("int32");
  }

  /** A whole number of 64 bits from {@code min} up. */
  public static Type<Long> int64(long min) {
    return whole(min, Long.MAX_VALUE);
  }

  /** A number from {@code min} up. */
  public static Type<Double> decimal(double min) {
    return decimal(min, Double.MAX_VALUE);
  }

  /** A number, both bounds included. */
  public static Type<Double> decimal(double min, double max) {
    return Type.<BigDecimal>of(JsonForm.of(Kind.DECIMAL))
        .format("double")
        .bounded(Bound.minimum(min))
        .bounded(Bound.maximum(max))
        .then((number, input, at) -> number.doubleValue());
  }

  public static Type<Boolean> bool() {
    return of(JsonForm.of(Kind.BOOLEAN));
  }

  /** A time, with or without a date's time of day and an offset as the surface takes them. */
  public static Type<Instant> time() {
    return Type.<Instant>of(JsonForm.of(Kind.TIME)).format("date-time");
  }

  /** Any JSON value, null among them. */
  public static Type<JsonNode> any() {
    return of(JsonForm.of(Kind.ANY));
  }

  public static <T> Type<List<T>> list(Type<T> items) {
    return of(JsonForm.of(Kind.LIST).withItems(items));
  }

  /** An object of whatever names. */
  public static <T> Type<Map<String, T>> map(Type<T> values) {
    return of(JsonForm.of(Kind.MAP).withItems(values));
  }

  /** An object of names within a bound. */
  public static <T> Type<Map<String, T>> map(Bound names, Type<T> values) {
    return of(JsonForm.of(Kind.MAP).withItems(values).withNames(names));
  }

  /** An object of these fields. */
  public static Type<Values> object(Shape shape) {
    return of(JsonForm.of(Kind.OBJECT).withShape(shape));
  }

  /** For the OpenAPI document: {@code date-time}, {@code uri}, {@code int32}, … */
  public Type<T> format(String format) {
    return new Type<>(form.withFormat(format), steps);
  }

  /** For the OpenAPI document: under which name the type stands there. */
  public Type<T> named(String name) {
    return new Type<>(form.withName(name), steps);
  }

  /** The same, of which null is a value as well. */
  public Type<T> orNull() {
    return new Type<>(form.withNull(), steps);
  }

  public Type<T> bounded(Bound bound) {
    if (!steps.isEmpty()) {
      throw new IllegalStateException("bounds come before conversions: " + bound);
    }
    return new Type<>(form.withBound(bound), steps);
  }

  @SuppressWarnings("unchecked")
  public <U> Type<U> then(Step<T, U> step) {
    List<Step<Object, Object>> longer = new ArrayList<>(steps);
    longer.add((Step<Object, Object>) (Step<?, ?>) step);
    return new Type<>(form, List.copyOf(longer));
  }

  /** The value, or null after at least one problem was added. */
  @SuppressWarnings("unchecked")
  public T read(JsonNode input, Problems at) {
    if (form.nullable() && input.isNull()) {
      return null;
    }
    int before = at.count();
    Object value = at.coercion().read(form, input, at);
    for (Step<Object, Object> step : steps) {
      if (at.count() > before) {
        return null;
      }
      value = step.apply(value, input, at);
    }
    return at.count() > before ? null : (T) value;
  }

  public JsonForm form() {
    return form;
  }
}
