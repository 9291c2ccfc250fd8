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
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A request's body as FastAPI takes it: JSON where the content type says so or is missing, else
 * text.
 *
 * @param json null where the body is empty
 * @param bytes as sent
 * @param data of what is published: the bytes of that member, of the object or of each item of the
 *     array
 */
record JsonBody(JsonNode json, byte[] bytes, List<Optional<byte[]>> data) {

  /** Throws {@link dev.hookferry.api.kit.ApiError.Malformed}, ahead of any other check. */
  static JsonBody read(String contentType, byte[] bytes) {
    if (bytes.length == 0 || !isJson(contentType)) {
      return text(bytes);
    }
    return of(JsonBodies.parse(bytes), bytes, List.of());
  }

  /** The same of events, whose data is delivered byte for byte. */
  static JsonBody ofEvents(String contentType, byte[] bytes) {
    if (bytes.length == 0 || !isJson(contentType)) {
      return text(bytes);
    }
    List<Optional<byte[]>> data = new ArrayList<>(1);
    return of(JsonBodies.parse(bytes, "data", data), bytes, data);
  }

  private static JsonBody of(Body body, byte[] bytes, List<Optional<byte[]>> data) {
    return switch (body) {
      case Body.Parsed parsed -> new JsonBody(parsed.json(), bytes, data);
      case Body.Empty empty -> new JsonBody(null, bytes, data);
      case Body.Malformed malformed -> throw new ApiException(malformed.error());
    };
  }

  private static JsonBody text(byte[] bytes) {
    JsonNode text = TextNode.valueOf(new String(bytes, StandardCharsets.UTF_8));
    return new JsonBody(bytes.length == 0 ? null : text, bytes, List.of());
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
