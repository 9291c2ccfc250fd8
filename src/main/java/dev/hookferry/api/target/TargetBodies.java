package dev.hookferry.api.target;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hookferry.api.kit.ApiError;
import dev.hookferry.api.kit.ApiException;
import dev.hookferry.api.kit.Body;
import dev.hookferry.api.kit.Forms;
import dev.hookferry.api.kit.JsonBodies;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.core.http.HttpHeaders;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Reads the bodies of requests, JSON and both kinds of form, into one shape. */
@ApplicationScoped
class TargetBodies {

  /** An HTML form sends every field: an empty one that need not be there is as good as left out. */
  private static final Set<String> MAY_BE_BLANK = Set.of("url", "name");

  private final CurrentVertxRequest current;

  TargetBodies(CurrentVertxRequest current) {
    this.current = current;
  }

  /** Fails as unsupported or as malformed; no body at all has no fields, whatever its type. */
  JsonNode read(byte[] body) {
    if (body == null || body.length == 0) {
      return JsonNodeFactory.instance.objectNode();
    }
    String header = contentType();
    String type = header.split(";", 2)[0].strip();
    return switch (type.toLowerCase(Locale.ROOT)) {
      case "application/json" -> json(body);
      case "application/x-www-form-urlencoded", "multipart/form-data" -> form(header, body);
      default -> throw new ApiException(new ApiError.UnsupportedMediaType(type));
    };
  }

  private String contentType() {
    String type = current.getCurrent().request().getHeader(HttpHeaders.CONTENT_TYPE);
    return type == null ? "" : type;
  }

  private static JsonNode json(byte[] body) {
    return switch (JsonBodies.parse(body)) {
      case Body.Parsed parsed -> parsed.json();
      case Body.Malformed malformed -> throw malformed("JSON parse error - " + malformed.message());
      case Body.Empty empty -> throw new IllegalStateException("looked at before");
    };
  }

  private static JsonNode form(String type, byte[] body) {
    Map<String, List<String>> fields =
        Forms.parse(type, body)
            .orElseThrow(() -> malformed("Form parse error - not of the type that it says"));
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    fields.forEach(
        (name, values) -> {
          if (!values.getLast().isEmpty() || MAY_BE_BLANK.contains(name)) {
            object.put(name, values.getLast());
          }
        });
    return object;
  }

  private static ApiException malformed(String message) {
    return new ApiException(new ApiError.Malformed(0, message));
  }
}
