package dev.hookferry.api.device;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import dev.hookferry.api.device.DeviceErrors.Sentence;
import dev.hookferry.api.kit.Body;
import dev.hookferry.api.kit.JsonBodies;
import dev.hookferry.api.kit.Problems;
import dev.hookferry.domain.egress.HeaderRules;
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

  /** Headers that the panel takes; adds what is wrong with their text, names and values. */
  static DeviceHeaders read(String text, JsonNode input, Problems at) {
    Optional<DeviceHeaders> headers = parse(text);
    if (headers.isEmpty()) {
      return at.wrongType("object", input);
    }
    Map<String, List<String>> values = headers.get().values();
    if (!values.keySet().stream().allMatch(DeviceHeaders::isName)) {
      at.add(Sentence.HEADER_NAME.name(), input);
    }
    if (!values.values().stream().flatMap(List::stream).allMatch(HeaderRules::isValue)) {
      at.add(Sentence.HEADER_VALUE.name(), input);
    }
    return headers.get();
  }

  private static boolean isName(String name) {
    return HeaderRules.isName(name) && !HeaderRules.isReserved(name);
  }

  /** Empty where the text holds no JSON object of strings. */
  private static Optional<DeviceHeaders> parse(String text) {
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
