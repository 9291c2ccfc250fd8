package dev.hookferry.api.kit;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Stream;

/**
 * The fields of an object, in the order in which what is wrong with them is shown.
 *
 * @param name in the OpenAPI document; {@link Takes} names it
 */
public record Shape(String name, List<Field<?>> fields) {

  public static Shape of(String name, Field<?>... fields) {
    return new Shape(name, List.of(fields));
  }

  /** The same and more. */
  public Shape and(Field<?>... more) {
    return new Shape(name, Stream.concat(fields.stream(), Stream.of(more)).toList());
  }

  /** The same under another name. */
  public Shape named(String otherName) {
    return new Shape(otherName, fields);
  }

  /** What the object says; of use only where no problem was added. */
  public Values read(JsonNode json, Problems at) {
    return at.coercion().object(this, json, at);
  }
}
