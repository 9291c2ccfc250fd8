package dev.hookferry.api.device;

import dev.hookferry.domain.model.PublicId;
import dev.hookferry.envelope.DeviceEnvelope;
import dev.hookferry.flow.ProbeResult;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** One request and its answer, written out for people. */
final class DeviceTranscript {

  /** For the OpenAPI document. */
  static final String EXAMPLE =
      """
      <pre>
      EVENT DETAILS: log.door_was_opened (ID: evt_CSEStUSJpXRHh9YUgPqRyi)
      Status: Succeeded (1/1 attempts)

      REQUEST:
      URL: https://example.com/hook

      RESPONSE:
      Status: 204
      </pre>""";

  private static final String PAGE =
      """
      <!DOCTYPE html>
      <html lang="en">
      <head><meta charset="utf-8"><title>Webhook test</title></head>
      <body><pre>
      %s</pre></body>
      </html>
      """;

  private static final String TEXT =
      """
      EVENT DETAILS: %s (ID: %s)
      Request Timestamp: %s
      Response Timestamp: %s
      Response Time: %d ms
      Status: %s (1/1 attempts)

      REQUEST:
      URL: %s
      Method: %s
      Headers:
      %s
      Payload:
      %s

      RESPONSE:
      %s
      """;

  private static final String RESPONSE =
      """
      Status: %d
      Headers:
      %s
      Body:
      %s""";

  private DeviceTranscript() {}

  /** The page; what the receiver answered is shown in it, and never taken for a part of it. */
  static String html(String eventType, ProbeResult result) {
    return String.format(Locale.ROOT, PAGE, escaped(text(eventType, result)));
  }

  private static String text(String eventType, ProbeResult result) {
    Instant answeredAt = result.startedAt().plus(result.duration());
    return String.format(
        Locale.ROOT,
        TEXT,
        eventType,
        PublicId.EVENT.of(result.eventId()),
        DeviceEnvelope.seconds(result.startedAt()),
        DeviceEnvelope.seconds(answeredAt),
        result.duration().toMillis(),
        result.succeeded() ? "Succeeded" : "Failed",
        result.url(),
        result.method(),
        lines(result.requestHeaders()),
        utf8(result.requestBody()),
        result.status() == null ? "No answer: " + result.error() : response(result));
  }

  private static String response(ProbeResult result) {
    return String.format(
        Locale.ROOT,
        RESPONSE,
        result.status(),
        lines(result.responseHeaders()),
        utf8(result.responseBody()));
  }

  private static String lines(Map<String, String> headers) {
    return headers.entrySet().stream()
        .map(header -> "  " + header.getKey() + ": " + header.getValue())
        .collect(Collectors.joining("\n"));
  }

  private static String utf8(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
