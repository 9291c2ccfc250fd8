package dev.hookferry.api.account;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.hookferry.api.kit.ApiException;
import dev.hookferry.api.kit.Body;
import dev.hookferry.api.kit.Coercion;
import dev.hookferry.api.kit.JsonBodies;
import dev.hookferry.api.kit.Problems;
import dev.hookferry.api.kit.Shape;
import dev.hookferry.api.kit.Values;
import dev.hookferry.api.kit.Violation;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * A request's body as FastAPI takes it: JSON where the content type says so or is missing, else
 * text.
 *
 * @param json null where the body is empty
 * @param bytes as sent
 */
record JsonBody(JsonNode json, byte[] bytes) {

  /** Throws {@link dev.hookferry.api.kit.ApiError.Malformed}, ahead of any other check. */
  static JsonBody read(String contentType, byte[] bytes) {
    if (bytes.length == 0 || !isJson(contentType)) {
      return text(bytes);
    }
    return switch (JsonBodies.parse(bytes)) {
      case Body.Parsed parsed -> new JsonBody(parsed.json(), bytes);
      case Body.Empty empty -> new JsonBody(null, bytes);
      case Body.Malformed malformed -> throw new ApiException(malformed.error());
    };
  }

  private static JsonBody text(byte[] bytes) {
    JsonNode text = TextNode.valueOf(new String(bytes, StandardCharsets.UTF_8));
    return new JsonBody(bytes.length == 0 ? null : text, bytes);
  }

  /** Null and blank count as JSON. */
  static boolean isJson(String contentType) {
    if (contentType == null || contentType.isBlank()) {
      return true;
    }
    String type = contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    return type.equals("application/json")
        || type.startsWith("application/") && type.endsWith("+json");
  }

  boolean isMissing() {
    return json == null || json.isNull();
  }

  /** What it says; where there is nothing at all, that is what is wrong with it. */
  Values read(Shape shape, Problems at) {
    if (isMissing()) {
      at.add(Violation.MISSING, NullNode.getInstance());
      return Values.none();
    }
    return shape.read(json, at);
  }

  /** The same; fails with all that is wrong. */
  Values read(Shape shape) {
    Problems problems = Problems.in("body", Coercion.PYDANTIC);
    Values values = read(shape, problems);
    problems.orThrow();
    return values;
  }
}
