package dev.hookferry.api.kit;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a {@link Type} is in JSON, for those who read it and those who describe it.
 *
 * @param name in the OpenAPI document; null: it stands there where it is used
 * @param format of the OpenAPI document; null: none.
 * @param bounds in the order in which they are checked
 * @param choices of {@code CHOICE}
 * @param items of {@code LIST} and {@code MAP}, else null
 * @param shape of {@code OBJECT}, else null
 * @param names what those of a {@code MAP} are bound to; null: any name will do
 * @param nullable whether null is a value as well
 */
public record JsonForm(
    Kind kind,
    String name,
    String format,
    List<Bound> bounds,
    List<String> choices,
    Type<?> items,
    Shape shape,
    Bound names,
    boolean nullable) {

  /** What kinds of value there are; of each, what {@link Coercion} makes of it. */
  public enum Kind {
    /** A {@code String}. */
    TEXT,
    /** A {@code String}, one of some. */
    CHOICE,
    /** A {@code BigInteger}. */
    WHOLE,
    /** A {@code BigDecimal}. */
    DECIMAL,
    /** A {@code Boolean}. */
    BOOLEAN,
    /** An {@code Instant}. */
    TIME,
    /** A {@code List}. */
    LIST,
    /** A {@code Map} from names. */
    MAP,
    /** The {@link Values} of a shape. */
    OBJECT,
    /** The {@code JsonNode} as it stands. */
    ANY
  }

  static JsonForm of(Kind kind) {
    return new JsonForm(kind, null, null, List.of(), List.of(), null, null, null, false);
  }

  JsonForm withName(String other) {
    return new JsonForm(kind, other, format, bounds, choices, items, shape, names, nullable);
  }

  JsonForm withFormat(String other) {
    return new JsonForm(kind, name, other, bounds, choices, items, shape, names, nullable);
  }

  JsonForm withBound(Bound more) {
    List<Bound> longer = Stream.concat(bounds.stream(), Stream.of(more)).toList();
    return new JsonForm(kind, name, format, longer, choices, items, shape, names, nullable);
  }

  JsonForm withChoices(List<String> others) {
    return new JsonForm(kind, name, format, bounds, others, items, shape, names, nullable);
  }

  JsonForm withItems(Type<?> other) {
    return new JsonForm(kind, name, format, bounds, choices, other, shape, names, nullable);
  }

  JsonForm withShape(Shape other) {
    return new JsonForm(kind, name, format, bounds, choices, items, other, names, nullable);
  }

  JsonForm withNames(Bound other) {
    return new JsonForm(kind, name, format, bounds, choices, items, shape, other, nullable);
  }

  JsonForm withNull() {
    return new JsonForm(kind, name, format, bounds, choices, items, shape, names, true);
  }

  /** Adds a problem for the first bound that the value is beyond, if there is one. */
  boolean isWithin(Object value, JsonNode input, Problems at) {
    return bounds.stream().allMatch(bound -> bound.check(value, input, at));
  }
}
