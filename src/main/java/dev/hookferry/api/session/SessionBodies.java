package dev.hookferry.api.session;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.hookferry.api.kit.ApiError;
import dev.hookferry.api.kit.ApiException;
import dev.hookferry.api.kit.Body;
import dev.hookferry.api.kit.JsonBodies;
import dev.hookferry.api.kit.Violation;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.core.http.HttpHeaders;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Turns the bodies of requests into what they ask for, or fails with all that is wrong. */
@ApplicationScoped
class SessionBodies {

  private static final List<Object> BODY = List.of("body");
  private static final Set<String> JSON_TYPES = Set.of("", "json", "application/json");

  private final CurrentVertxRequest current;
  private final WebhookFields webhooks;

  SessionBodies(CurrentVertxRequest current, WebhookFields webhooks) {
    this.current = current;
    this.webhooks = webhooks;
  }

  /** What takes the place of a webhook's settings. */
  WebhookSettings replacement(byte[] body) {
    return settings(body, WebhookFields.REQUIRED_TO_REPLACE);
  }

  /** The settings of a webhook to come. */
  WebhookSettings creation(byte[] body) {
    return settings(body, WebhookFields.REQUIRED_TO_CREATE);
  }

  /** A session to come; what is wrong with it is the caller's to refuse. */
  NewSession session(byte[] body) {
    return NewSession.read(json(body), BODY, webhooks);
  }

  static void refuse(List<Violation> violations) {
    if (!violations.isEmpty()) {
      throw new ApiException(new ApiError.Invalid(violations));
    }
  }

  private WebhookSettings settings(byte[] body, Set<String> required) {
    List<Violation> violations = new ArrayList<>();
    WebhookSettings settings = webhooks.read(json(body), BODY, required, violations);
    refuse(violations);
    return settings;
  }

  private JsonNode json(byte[] bytes) {
    Body body = JsonBodies.parse(bytes);
    if (body instanceof Body.Empty) {
      throw new ApiException(
          ApiError.Invalid.of(Rule.BODY.broken(BODY, MissingNode.getInstance())));
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
