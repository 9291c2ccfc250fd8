package dev.hookferry.web.kit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.hookferry.domain.model.Event;
import dev.hookferry.domain.model.IsoTime;
import dev.hookferry.domain.model.PublicId;
import dev.hookferry.flow.ProbeResult;
import dev.hookferry.flow.SentRequest;
import dev.hookferry.history.Attempt;
import dev.hookferry.history.Delivery;
import dev.hookferry.history.Recipient;
import dev.hookferry.job.Job;
import dev.hookferry.registry.endpoint.Endpoint;
import dev.hookferry.registry.eventtype.EventType;
import io.quarkus.qute.TemplateExtension;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** How pages show things. */
@TemplateExtension
final class PageText {

  private static final ObjectMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

  private PageText() {}

  static String publicId(Endpoint endpoint) {
    return PublicId.ENDPOINT.of(endpoint.id);
  }

  static String publicId(Event event) {
    return PublicId.EVENT.of(event.id());
  }

  static String publicId(Delivery delivery) {
    return PublicId.DELIVERY.of(delivery.id());
  }

  static String publicId(Job job) {
    return PublicId.JOB.of(job.id());
  }

  static String publicEventId(Delivery delivery) {
    return PublicId.EVENT.of(delivery.eventId());
  }

  static String publicEndpointId(Delivery delivery) {
    return PublicId.ENDPOINT.of(delivery.endpointId());
  }

  static String publicEndpointId(Recipient recipient) {
    return PublicId.ENDPOINT.of(recipient.endpointId());
  }

  /** For machines. */
  static String iso(Instant at) {
    return IsoTime.millis(at);
  }

  /** For people. */
  static String utc(Instant at) {
    return IsoTime.seconds(at).replace('T', ' ').replace("Z", " UTC");
  }

  static String lower(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  static String dataText(Event event) {
    return shown(event.data());
  }

  static String bodyText(Attempt attempt) {
    return shown(attempt.responseBody());
  }

  static String bodyText(SentRequest request) {
    return shown(request.body());
  }

  static String requestText(ProbeResult result) {
    return shown(result.requestBody());
  }

  static String answerText(ProbeResult result) {
    return shown(result.responseBody());
  }

  static long millis(ProbeResult result) {
    return result.duration().toMillis();
  }

  /** As text, indented where it is JSON. */
  private static String shown(byte[] body) {
    try {
      JsonNode json = JSON.readTree(body);
      return json == null || json.isMissingNode() ? "" : pretty(json);
    } catch (IOException e) {
      return new String(body, StandardCharsets.UTF_8);
    }
  }

  /** Text that is JSON, indented. */
  static String pretty(String json) {
    return shown(json.getBytes(StandardCharsets.UTF_8));
  }

  private static String pretty(JsonNode json) throws JsonProcessingException {
    return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(json);
  }

  /** Within the query of an address. */
  static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  /** The delivery, where there is one. */
  static List<Delivery> made(Recipient recipient) {
    return recipient.delivery().stream().toList();
  }

  /** Why an endpoint did not get an event, in a sentence; empty: it did. */
  static String whyNot(Recipient recipient) {
    return recipient.reason().map(PageText::sentence).orElse("");
  }

  static boolean hasSchemas(EventType type) {
    return !type.schemas.equals("{}");
  }

  private static String sentence(Recipient.Reason reason) {
    return switch (reason) {
      case CREATED_LATER -> "The endpoint was made after the event.";
      case DISABLED -> "The endpoint was disabled when the event came.";
      case SCOPE_KIND -> "The endpoint does not get events of this kind of scope.";
      case PATTERN -> "None of the endpoint's event types matched.";
      case UNKNOWN -> "It can no longer be told: the endpoint has changed since.";
    };
  }
}
