package dev.hookferry.api.account;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hookferry.api.kit.ApiError;
import dev.hookferry.api.kit.ApiException;
import dev.hookferry.api.kit.RawJson;
import dev.hookferry.api.kit.SurfaceErrors;
import jakarta.ws.rs.core.HttpHeaders;
import java.net.URLDecoder;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The CloudEvents of a request.
 *
 * @param batch whether it was not one event
 */
record CloudEvents(boolean batch, List<CloudEvent> events, Problems problems) {

  private static final String PREFIX = "ce-";

  /**
   * @param mode any but {@link CloudEventMode#NONE}
   */
  static CloudEvents read(CloudEventMode mode, HttpHeaders headers, JsonBody body) {
    if (mode == CloudEventMode.BATCHED && !body.isMissing() && body.json().isArray()) {
      return batched(body);
    }
    if (body.bytes().length > SurfaceErrors.BODY_LIMIT) {
      throw new ApiException(new ApiError.TooLarge(SurfaceErrors.BODY_LIMIT));
    }
    return switch (mode) {
      case BINARY -> binary(headers, body);
      case BATCHED -> refused(body, "list_type");
      case NONE, STRUCTURED ->
          body.isMissing() || !body.json().isObject()
              ? refused(body, "model_attributes_type")
              : structured(body);
    };
  }

  Publication publication() {
    return new Publication(batch, events.stream().map(CloudEvent::event).toList(), problems);
  }

  /** What is the same when a producer or a broker sends the same events again, and no others. */
  String identity() {
    StringBuilder identity = new StringBuilder();
    events.forEach(
        event -> identity.append(event.source()).append('\n').append(event.id()).append('\n'));
    return identity.toString();
  }

  private static CloudEvents batched(JsonBody body) {
    JsonNode array = body.json();
    if (array.size() > Publication.MAX_EVENTS) {
      throw new ApiException(new ApiError.TooLarge(Publication.MAX_EVENTS));
    }
    Problems problems = Problems.in("body");
    Publication.requireAny(array, problems);
    List<Optional<byte[]>> data = RawJson.members(body.bytes(), "data");
    List<CloudEvent> events =
        IntStream.range(0, array.size())
            .mapToObj(i -> event(array.get(i), data.get(i), problems.at(i)))
            .toList();
    return new CloudEvents(true, events, problems);
  }

  private static CloudEvents structured(JsonBody body) {
    Problems problems = Problems.in("body");
    Optional<byte[]> data = RawJson.member(body.bytes(), "data");
    return new CloudEvents(false, List.of(event(body.json(), data, problems)), problems);
  }

  private static CloudEvent event(JsonNode event, Optional<byte[]> data, Problems problems) {
    byte[] bytes = CloudEventData.ofMembers(event, data, problems);
    return CloudEvent.read(event, "", bytes, problems);
  }

  private static CloudEvents binary(HttpHeaders headers, JsonBody body) {
    Problems problems = Problems.in("header");
    byte[] data = CloudEventData.ofBody(headers.getHeaderString("Content-Type"), body.bytes());
    CloudEvent event = CloudEvent.read(attributes(headers), PREFIX, data, problems);
    return new CloudEvents(false, List.of(event), problems);
  }

  private static ObjectNode attributes(HttpHeaders headers) {
    ObjectNode attributes = JsonNodeFactory.instance.objectNode();
    headers
        .getRequestHeaders()
        .forEach(
            (name, values) -> {
              if (name.toLowerCase(Locale.ROOT).startsWith(PREFIX)) {
                attributes.put(name.toLowerCase(Locale.ROOT), decode(values.getFirst()));
              }
            });
    return attributes;
  }

  /** HTTP protocol binding 3.1.3.2; what is no percent-encoding stands for itself. */
  private static String decode(String value) {
    try {
      return URLDecoder.decode(value.replace("+", "%2B"), UTF_8);
    } catch (IllegalArgumentException e) {
      return value;
    }
  }

  private static CloudEvents refused(JsonBody body, String type) {
    Problems problems = Problems.in("body");
    problems.add(type, body.isMissing() ? JsonNodeFactory.instance.nullNode() : body.json());
    return new CloudEvents(true, List.of(), problems);
  }
}
