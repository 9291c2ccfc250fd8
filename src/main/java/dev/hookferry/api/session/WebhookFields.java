package dev.hookferry.api.session;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hookferry.api.kit.Violation;
import dev.hookferry.domain.egress.AddressGuard;
import dev.hookferry.domain.egress.ReceiverUrl;
import dev.hookferry.domain.egress.UrlCheck;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads a webhook's members out of a request. */
@ApplicationScoped
class WebhookFields {

  static final Set<String> REQUIRED_TO_REPLACE =
      Set.of("backoff_multiplier", "initial_backoff", "retries");
  static final Set<String> REQUIRED_TO_CREATE = Set.of("url");

  private static final Set<String> KNOWN =
      Set.of(
          "$schema",
          "backoff_multiplier",
          "events",
          "headers",
          "initial_backoff",
          "method",
          "retries",
          "url");
  private static final List<String> METHODS = List.of("post", "put", "patch");
  private static final List<String> EVENTS =
      List.of("failed_attempt", "new_connection", "verified", "status_changed");

  private final AddressGuard guard;

  WebhookFields(AddressGuard guard) {
    this.guard = guard;
  }

  /** The settings; of use only where no violation was added. */
  WebhookSettings read(
      JsonNode json, List<Object> path, Set<String> required, List<Violation> violations) {
    Fields fields = Fields.of(json, path, required, violations);
    fields.text("$schema");
    WebhookSettings settings =
        new WebhookSettings(
            fields.number("backoff_multiplier", 1),
            events(fields),
            fields.any("headers").map(node -> headers(fields, node)),
            fields.integer("initial_backoff", 1, Long.MAX_VALUE),
            fields.oneOf("method", METHODS),
            fields.integer("retries", 0, Integer.MAX_VALUE),
            fields.text("url").filter(url -> isReceiver(url, fields)));
    fields.only(KNOWN);
    return settings;
  }

  private static List<String> events(Fields fields) {
    JsonNode events = fields.any("events").orElse(null);
    if (events == null || events.isNull()) {
      return List.of();
    }
    if (!events.isArray()) {
      fields.broken(Rule.TYPE, "events", "array");
      return List.of();
    }
    List<String> types = new ArrayList<>();
    for (int i = 0; i < events.size(); i++) {
      event(fields, events.get(i), i).filter(type -> !types.contains(type)).ifPresent(types::add);
    }
    return types;
  }

  private static Optional<String> event(Fields fields, JsonNode event, int index) {
    List<Object> at = fields.at("events", index);
    if (!event.isTextual()) {
      fields.violations().add(Rule.TYPE.broken(at, "string", event));
      return Optional.empty();
    }
    if (!EVENTS.contains(event.textValue())) {
      fields.violations().add(Rule.ONE_OF.broken(at, String.join(", ", EVENTS), event));
    }
    return Optional.of(event.textValue());
  }

  private static Map<String, List<String>> headers(Fields fields, JsonNode headers) {
    return new HeaderFields(fields.at("headers"), fields.violations()).read(headers);
  }

  private boolean isReceiver(String url, Fields fields) {
    return switch (ReceiverUrl.check(url, guard)) {
      case UrlCheck.Valid valid -> true;
      case UrlCheck.Invalid invalid -> fields.broken(Rule.URL, "url", invalid.reason().text());
    };
  }
}
