package dev.hookferry.flow;

import static dev.hookferry.support.Eventually.eventually;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hookferry.support.PackagedService;
import dev.hookferry.support.ScriptedReceiver;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With traces on, a collector hears of an event's way, on the publisher's own trace. */
class TracesIT {

  private static final String TRACE_ID = "4bf92f3577b34da6a3ce929d0e0e4736";
  private static final String SPAN_ID = "00f067aa0ba902b7";

  @TempDir Path folder;

  @Test
  void givenCollector_whenAnEventIsDelivered_thenSpansOfPublishClaimAndAttempt() {
    try (ScriptedReceiver collector = ScriptedReceiver.start().answers(200);
        ScriptedReceiver receiver = ScriptedReceiver.start();
        PackagedService service =
            PackagedService.start(
                folder,
                Map.of(
                    "HOOKFERRY_OPERATOR_KEY", "operator",
                    "HOOKFERRY_EGRESS_ALLOW", "127.0.0.0/8",
                    "QUARKUS_OTEL_SDK_DISABLED", "false",
                    "QUARKUS_OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf",
                    "QUARKUS_OTEL_EXPORTER_OTLP_ENDPOINT",
                        "http://127.0.0.1:%d".formatted(collector.port()),
                    "QUARKUS_OTEL_BSP_SCHEDULE_DELAY", "PT0.2S"))) {
      String key = account(service);
      as(service, key)
          .body(Map.of("url", receiver.url()))
          .post("/v1/webhooks/endpoints")
          .then()
          .statusCode(200);
      as(service, key)
          .header("traceparent", "00-" + TRACE_ID + "-" + SPAN_ID + "-01")
          .body("{\"type\": \"a.b\", \"data\": 1}")
          .post("/v1/webhooks/events")
          .then()
          .statusCode(202);
      String[] passedOn = receiver.next().header("traceparent").split("-");
      assertEquals(TRACE_ID, passedOn[1]);
      assertNotEquals(SPAN_ID, passedOn[2]);
      eventually(
          () -> {
            String spans = spans(collector);
            assertTrue(spans.contains("publish"), "publish");
            assertTrue(spans.contains("claim"), "claim");
            assertTrue(spans.contains("attempt"), "attempt");
            assertTrue(spans.contains(bytes(TRACE_ID)), "the trace");
            assertTrue(spans.contains(bytes(passedOn[2])), "the attempt's span");
          });
    }
  }

  private static String account(PackagedService service) {
    return as(service, "operator")
        .body(Map.of("name", "acme"))
        .post("/v1/webhooks/accounts")
        .then()
        .statusCode(201)
        .extract()
        .path("api_key.key");
  }

  private static RequestSpecification as(PackagedService service, String key) {
    return RestAssured.given()
        .baseUri(service.uri().toString())
        .header("X-API-Key", key)
        .contentType(ContentType.JSON);
  }

  /** All that the collector got, a character a byte. */
  private static String spans(ScriptedReceiver collector) {
    return collector.requests().stream()
        .map(request -> new String(request.body(), ISO_8859_1))
        .collect(Collectors.joining());
  }

  private static String bytes(String hex) {
    return new String(HexFormat.of().parseHex(hex), ISO_8859_1);
  }
}
