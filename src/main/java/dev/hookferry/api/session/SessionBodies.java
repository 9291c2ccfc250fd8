package dev.hookferry.api.session;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hookferry.api.kit.ApiError;
import dev.hookferry.api.kit.ApiException;
import dev.hookferry.api.kit.Body;
import dev.hookferry.api.kit.Coercion;
import dev.hookferry.api.kit.JsonBodies;
import dev.hookferry.api.kit.Requests;
import dev.hookferry.api.kit.Shape;
import dev.hookferry.api.kit.Values;
import dev.hookferry.api.kit.Violation;
import dev.hookferry.domain.model.Caller;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.core.http.HttpHeaders;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Turns the bodies of requests into what they ask for, or fails with all that is wrong. */
@ApplicationScoped
class SessionBodies {

  private static final Set<String> JSON_TYPES = Set.of("", "json", "application/json");

  private final CurrentVertxRequest current;
  private final Requests requests;

  SessionBodies(CurrentVertxRequest current, Requests requests) {
    this.current = current;
    this.requests = requests;
  }

  Values read(Shape shape, byte[] body) {
    return requests.body(shape, json(body), Coercion.HUMA);
  }

  /** A session to come; fails where it is wrong, but first where it asks for too much. */
  Values session(Caller caller, byte[] body) {
    JsonNode json = json(body);
    JsonNode webhooks = json.path(SessionFields.WEBHOOKS.name());
    if (webhooks.isArray() && !webhooks.isEmpty() && !caller.mayManageWebhooks()) {
      throw new ApiException(new ApiError.Forbidden());
    }
    return requests.body(SessionFields.NEW_SESSION, json, Coercion.HUMA);
  }

  private JsonNode json(byte[] bytes) {
    Body body = JsonBodies.parse(bytes);
    if (body instanceof Body.Empty) {
      Violation none = new Violation(List.of("body"), SessionErrors.NO_BODY, Map.of(), null);
      throw new ApiException(ApiError.Invalid.of(none));
    }
    checkType();
    return switch (body) {
      case Body.Parsed parsed -> parsed.json();
      case Body.Malformed malformed -> throw new ApiException(malformed.error());
      case Body.Empty empty -> throw new IllegalStateException("refused before");
    };
  }

  /** Before the first semicolon, after the plus of {@code application/vnd.x+json}; none is JSON. */
  private void checkType() {
    String header = current.getCurrent().request().getHeader(HttpHeaders.CONTENT_TYPE);
    String type = header == null ? "" : header.split(";", 2)[0].strip();
    if (!JSON_TYPES.contains(type.substring(type.indexOf('+') + 1).toLowerCase(Locale.ROOT))) {
      throw new ApiException(new ApiError.UnsupportedMediaType(type));
    }
  }
}
