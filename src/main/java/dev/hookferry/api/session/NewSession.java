package dev.hookferry.api.session;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hookferry.api.kit.StorableText;
import dev.hookferry.api.kit.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A session to come, with its first webhooks.
 *
 * @param id empty: one is made up
 * @param violations of the request; the rest is of use only without one
 */
record NewSession(Optional<String> id, List<WebhookSettings> webhooks, List<Violation> violations) {

  private static final int MAX_LENGTH = 255;

  static NewSession read(JsonNode json, List<Object> path, WebhookFields webhooks) {
    List<Violation> violations = new ArrayList<>();
    Fields fields = Fields.of(json, path, Set.of(), violations);
    fields.text("$schema");
    Optional<String> id = fields.text("id");
    id.filter(String::isEmpty).ifPresent(none -> fields.broken(Rule.MIN_LENGTH, "id", 1));
    id.filter(text -> text.length() > MAX_LENGTH)
        .ifPresent(text -> fields.broken(Rule.MAX_LENGTH, "id", MAX_LENGTH));
    id.filter(text -> !StorableText.is(text))
        .ifPresent(text -> fields.broken(Rule.STORABLE, "id", ""));
    List<WebhookSettings> settings = webhooks(fields, webhooks);
    fields.only(Set.of("$schema", "id", "webhooks"));
    return new NewSession(id, settings, violations);
  }

  private static List<WebhookSettings> webhooks(Fields fields, WebhookFields webhooks) {
    JsonNode array = fields.any("webhooks").filter(node -> !node.isNull()).orElse(null);
    List<WebhookSettings> settings = new ArrayList<>();
    if (array == null) {
      return settings;
    }
    if (!array.isArray()) {
      fields.broken(Rule.TYPE, "webhooks", "array");
    }
    for (int i = 0; array.isArray() && i < array.size(); i++) {
      List<Object> at = fields.at("webhooks", i);
      settings.add(
          webhooks.read(array.get(i), at, WebhookFields.REQUIRED_TO_CREATE, fields.violations()));
    }
    return settings;
  }
}
