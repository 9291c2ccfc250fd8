package dev.hookferry.api.kit;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One way in which a surface refuses, for the OpenAPI document.
 *
 * @param status as text, or {@code default}
 * @param schema the name of the body's; null: it is any object
 * @param examples bodies, by name
 */
public record Refusal(
    String status,
    String description,
    String mediaType,
    String schema,
    Map<String, Object> examples) {

  /** In JSON. */
  public static Refusal of(String status, String description, String schema) {
    return new Refusal(status, description, "application/json", schema, Map.of());
  }

  public Refusal as(String otherMediaType) {
    return new Refusal(status, description, otherMediaType, schema, examples);
  }

  public Refusal example(String name, Object body) {
    Map<String, Object> more = new LinkedHashMap<>(examples);
    more.put(name, body);
    return new Refusal(status, description, mediaType, schema, more);
  }
}
