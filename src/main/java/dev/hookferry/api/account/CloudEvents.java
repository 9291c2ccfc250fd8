package dev.hookferry.api.account;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hookferry.api.kit.ApiError;
import dev.hookferry.api.kit.ApiException;
import dev.hookferry.api.kit.Coercion;
import dev.hookferry.api.kit.Problems;
import dev.hookferry.api.kit.SurfaceErrors;
import dev.hookferry.domain.model.NewEvent;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The CloudEvents of a request.
 *
 * @param batch whether it was not one event
 */
record CloudEvents(boolean batch, List<CloudEvent> events, Problems problems) {

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
      case BATCHED -> refused(body, "array");
      case NONE, STRUCTURED ->
          body.isMissing() || !body.json().isObject() ? refused(body, "object") : structured(body);
    };
  }

  Publication publication() {
    return new Publication(batch, events.stream().map(CloudEvent::event).toList(), problems);
  }

  /**
   * What is the same when a producer or a broker sends the same events again, and no others: source
   * and id of each, which may hold any character.
   */
  byte[] identity() {
    Fingerprint identity = new Fingerprint();
    events.forEach(event -> identity.add(event.source()).add(event.id()));
    return identity.digest();
  }

  /** What is the same where all that was taken of the events is, attributes in headers included. */
  byte[] fingerprint() {
    Fingerprint all = new Fingerprint().add(identity());
    for (CloudEvent each : events) {
      NewEvent event = each.event();
      all.add(event.type()).add(String.valueOf(event.occurredAt())).add(event.data());
      all.add(event.scope().kind().text()).add(event.scope().id());
    }
    return all.digest();
  }

  private static CloudEvents batched(JsonBody body) {
    JsonNode array = body.json();
    if (array.size() > Publication.MAX_EVENTS) {
      throw new ApiException(new ApiError.TooLarge(Publication.MAX_EVENTS));
    }
    Problems problems = Problems.in("body", Coercion.PYDANTIC);
    List<Optional<byte[]>> data = body.data();
    List<CloudEvent> events =
        IntStream.range(0, array.size())
            .mapToObj(i -> event(array.get(i), data.get(i), problems.at(i)))
            .toList();
    return new CloudEvents(true, events, problems);
  }

  private static CloudEvents structured(JsonBody body) {
    Problems problems = Problems.in("body", Coercion.PYDANTIC);
    Optional<byte[]> data = body.data().getFirst();
    return new CloudEvents(false, List.of(event(body.json(), data, problems)), problems);
  }

  /** An attribute that is null is none (JSON event format 1.0.2, section 2.2). */
  private static CloudEvent event(JsonNode event, Optional<byte[]> data, Problems problems) {
    JsonNode stated = event.isObject() ? withoutNulls(event) : event;
    byte[] bytes = CloudEventData.ofMembers(stated, data, problems);
    return CloudEvent.read(CloudEventFields.MEMBERS, stated, bytes, problems);
  }

  private static ObjectNode withoutNulls(JsonNode object) {
    ObjectNode stated = JsonNodeFactory.instance.objectNode();
    object.properties().stream()
        .filter(member -> !member.getValue().isNull())
        .forEach(member -> stated.set(member.getKey(), member.getValue()));
    return stated;
  }

  private static CloudEvents binary(HttpHeaders headers, JsonBody body) {
    Problems problems = Problems.in("header", Coercion.PYDANTIC);
    ObjectNode attributes = CloudEventHeaders.attributes(headers, problems);
    if (problems.any()) {
      return new CloudEvents(false, List.of(), problems);
    }
    byte[] data = CloudEventData.ofBody(headers.getHeaderString("Content-Type"), body.bytes());
    CloudEvent event = CloudEvent.read(CloudEventFields.HEADERS, attributes, data, problems);
    return new CloudEvents(false, List.of(event), problems);
  }

  private static CloudEvents refused(JsonBody body, String expected) {
    Problems problems = Problems.in("body", Coercion.PYDANTIC);
    problems.wrongType(
        expected, body.isMissing() ? JsonNodeFactory.instance.nullNode() : body.json());
    return new CloudEvents(true, List.of(), problems);
  }
}
