package dev.hookferry.api.kit;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * The fields of an object, in the order in which what is wrong with them is shown.
 *
 * @param name in the OpenAPI document; {@link Takes} names it
 */
public record Shape(String name, List<Field<?>> fields) {

  public static Shape of(String name, Field<?>... fields) {
    return new Shape(name, List.of(fields));
  }

  /** What the object says; of use only where no problem was added. */
  public Values read(JsonNode json, Problems at) {
    return at.coercion().object(this, json, at);
  }

  public boolean has(String field) {
    return fields.stream().anyMatch(each -> each.name().equals(field));
  }
}
