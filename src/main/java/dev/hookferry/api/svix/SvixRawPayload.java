package dev.hookferry.api.svix;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hookferry.api.kit.Body;
import dev.hookferry.api.kit.JsonBodies;
import dev.hookferry.domain.egress.HeaderRules;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;

/** A payload that goes out as the text that it is, in place of the one that is JSON. */
record SvixRawPayload(String text, String type) {

  private static final String JSON = "application/json";

  /** The one that a message's parameters hold. */
  static Optional<SvixRawPayload> of(JsonNode message) {
    JsonNode parameters = message.path("transformationsParams");
    JsonNode raw = parameters.path("rawPayload");
    return raw.isTextual()
        ? Optional.of(new SvixRawPayload(raw.textValue(), type(parameters.path("headers"))))
        : Optional.empty();
  }

  private static String type(JsonNode headers) {
    for (Iterator<Map.Entry<String, JsonNode>> all = headers.fields(); all.hasNext(); ) {
      Map.Entry<String, JsonNode> header = all.next();
      if (header.getKey().equalsIgnoreCase("content-type") && header.getValue().isTextual()) {
        return checked(header.getValue().textValue());
      }
    }
    return JSON;
  }

  private static String checked(String type) {
    if (type.isBlank() || !HeaderRules.isValue(type)) {
      throw SvixRefusal.invalid(
          "header value is not allowed", "body", "transformationsParams", "headers");
    }
    return type;
  }

  byte[] data() {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** Empty: it is a JSON object, as other payloads are. */
  Optional<String> contentType() {
    boolean isObject =
        JsonBodies.parse(data()) instanceof Body.Parsed parsed && parsed.json().isObject();
    return isObject && type.equals(JSON) ? Optional.empty() : Optional.of(type);
  }
}
