package dev.hookferry.api.device;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The members of a request's body, read by strict types: {@code 3.5}, {@code "3"} and {@code true}
 * are no integers. Null is as good as left out.
 */
record DeviceFields(JsonNode json) {

  private static final List<String> REQUIRED =
      List.of("url", "status", "event_types", "max_retries");

  /** Every member in the document's order, after a look at those that must be there. */
  DeviceWebhook webhook() {
    REQUIRED.forEach(this::require);
    return new DeviceWebhook(
        get("url", DeviceFields::text).orElseThrow(),
        get("secret", DeviceFields::text),
        get("status", DeviceFields::text).orElseThrow(),
        get("timeout", DeviceFields::integer),
        get("headers", DeviceFields::headers),
        get("description", DeviceFields::text),
        get("event_types", DeviceFields::texts).orElseThrow(),
        get("max_retries", DeviceFields::integer).orElseThrow());
  }

  private void require(String name) {
    if (!json.hasNonNull(name)) {
      throw DeviceRule.MISSING.brokenBy(name);
    }
  }

  private <T> Optional<T> get(String name, Function<JsonNode, Optional<T>> type) {
    return json.hasNonNull(name)
        ? Optional.of(type.apply(json.get(name)).orElseThrow(() -> DeviceRule.TYPE.brokenBy(name)))
        : Optional.empty();
  }

  private static Optional<String> text(JsonNode node) {
    return Optional.ofNullable(node.textValue());
  }

  /** One that is too large for an int is beyond every bound, and stays so as the largest int. */
  private static Optional<Integer> integer(JsonNode node) {
    return Optional.of(node)
        .filter(JsonNode::isIntegralNumber)
        .map(number -> number.canConvertToInt() ? number.intValue() : Integer.MAX_VALUE);
  }

  private static Optional<DeviceHeaders> headers(JsonNode node) {
    return text(node).flatMap(DeviceHeaders::parse);
  }

  private static Optional<List<String>> texts(JsonNode node) {
    return node.isArray() && node.valueStream().allMatch(JsonNode::isTextual)
        ? Optional.of(node.valueStream().map(JsonNode::textValue).toList())
        : Optional.empty();
  }
}
