package dev.hookferry.api.device;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import dev.hookferry.api.kit.Body;
import dev.hookferry.api.kit.JsonBodies;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Custom headers, which this surface writes as a text that holds a JSON object.
 *
 * @param text as it was given, {@code "{}"} for none
 * @param values by name; one each
 */
record DeviceHeaders(String text, Map<String, List<String>> values) {

  static final DeviceHeaders NONE = new DeviceHeaders("{}", Map.of());

  private static final JsonFactory JSON = new JsonFactory();

  /** Reads the text; empty where it holds no JSON object of strings. */
  static Optional<DeviceHeaders> parse(String text) {
    if (text.isEmpty()) {
      return Optional.of(NONE);
    }
    return JsonBodies.parse(text.getBytes(StandardCharsets.UTF_8)) instanceof Body.Parsed parsed
            && parsed.json().isObject()
            && parsed.json().valueStream().allMatch(JsonNode::isTextual)
        ? Optional.of(new DeviceHeaders(text, values(parsed.json())))
        : Optional.empty();
  }

  /**
   * The text to show for headers that are stored.
   *
   * @param given the text that they were given as; null, or older than they are, where another
   *     surface gave them
   */
  static String text(Map<String, List<String>> stored, String given) {
    return Optional.ofNullable(given)
        .flatMap(DeviceHeaders::parse)
        .filter(headers -> headers.values().equals(stored))
        .map(DeviceHeaders::text)
        .orElseGet(() -> write(stored));
  }

  private static Map<String, List<String>> values(JsonNode json) {
    Map<String, List<String>> values = new LinkedHashMap<>();
    json.propertyStream().forEach(m -> values.put(m.getKey(), List.of(m.getValue().textValue())));
    return values;
  }

  private static String write(Map<String, List<String>> headers) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(text)) {
      json.writeStartObject();
      for (var header : headers.entrySet()) {
        if (header.getValue() != null) {
          json.writeStringField(header.getKey(), String.join(", ", header.getValue()));
        }
      }
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }
}
