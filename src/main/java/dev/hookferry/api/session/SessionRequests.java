package dev.hookferry.api.session;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The surface's JSON as it comes in, for the OpenAPI document alone; {@link Fields} reads it. */
final class SessionRequests {

  private SessionRequests() {}

  @Schema(name = "SessionWebhookChange")
  record Change(
      @JsonProperty("$schema") @Schema(format = "uri") String schema,
      @JsonProperty("backoff_multiplier")
          @Schema(required = true, type = SchemaType.NUMBER, format = "double", minimum = "1")
          Double backoffMultiplier,
      @Schema(nullable = true) List<Event> events,
      @Schema(nullable = true) Map<String, List<String>> headers,
      @JsonProperty("initial_backoff") @Schema(required = true, minimum = "1") Long initialBackoff,
      @Schema(defaultValue = "post") Method method,
      @Schema(required = true, minimum = "0") Integer retries,
      @Schema(description = "Absolute, http or https. Kept where it is left out.") String url) {}

  @Schema(name = "NewSessionWebhook")
  record NewWebhook(
      @JsonProperty("$schema") @Schema(format = "uri") String schema,
      @JsonProperty("backoff_multiplier")
          @Schema(type = SchemaType.NUMBER, format = "double", minimum = "1", defaultValue = "2")
          Double backoffMultiplier,
      @Schema(nullable = true) List<Event> events,
      @Schema(nullable = true) Map<String, List<String>> headers,
      @JsonProperty("initial_backoff") @Schema(minimum = "1", defaultValue = "10")
          Long initialBackoff,
      @Schema(defaultValue = "post") Method method,
      @Schema(minimum = "0", defaultValue = "0") Integer retries,
      @Schema(required = true, description = "Absolute, http or https.") String url) {}

  @Schema(name = "NewSession")
  record NewSession(
      @JsonProperty("$schema") @Schema(format = "uri") String schema,
      @Schema(description = "Made up where it is left out.", minLength = 1, maxLength = 255)
          String id,
      @Schema(nullable = true) List<NewWebhook> webhooks) {}

  @Schema(name = "SessionEventType")
  enum Event {
    failed_attempt,
    new_connection,
    verified,
    status_changed
  }

  @Schema(name = "SessionWebhookMethod")
  enum Method {
    post,
    put,
    patch
  }
}
