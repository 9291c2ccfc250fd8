package dev.hookferry.api.svix;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.hookferry.api.kit.ApiException;
import dev.hookferry.api.kit.Body;
import dev.hookferry.api.kit.JsonBodies;
import dev.hookferry.api.kit.Problems;
import dev.hookferry.api.kit.Shape;
import dev.hookferry.api.kit.Values;

/** Reads bodies, of whatever content type. */
final class SvixBodies {

  private SvixBodies() {}

  static JsonNode json(byte[] bytes) {
    return switch (JsonBodies.parse(bytes)) {
      case Body.Parsed parsed -> parsed.json();
      case Body.Empty empty -> JsonNodeFactory.instance.missingNode();
      case Body.Malformed malformed -> throw new ApiException(malformed.error());
    };
  }

  static Values read(Shape shape, byte[] bytes) {
    return read(shape, json(bytes));
  }

  static Values read(Shape shape, JsonNode json) {
    Problems problems = Problems.in("body", SvixCoercion.INSTANCE);
    Values values = shape.read(json, problems);
    problems.orThrow();
    return values;
  }

  /** The same, where a body may be left out. */
  static Values readAny(Shape shape, byte[] bytes) {
    JsonNode json = json(bytes);
    return read(shape, json.isMissingNode() ? JsonNodeFactory.instance.objectNode() : json);
  }

  /** A name of an event type that stands in a path. */
  static void requireName(String name) {
    Problems problems = Problems.in("path", SvixCoercion.INSTANCE);
    SvixFields.TYPE_NAME_FIELD
        .type()
        .read(JsonNodeFactory.instance.textNode(name), problems.at("event_type_name"));
    problems.orThrow();
  }
}
