package dev.hookferry.api.target;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The surface's JSON as it goes out. */
@RegisterForReflection(ignoreNested = false)
final class TargetJson {

  static final String API_VERSION = "v1";

  private TargetJson() {}

  /** A webhook. */
  @Schema(name = "TargetWebhook")
  record Webhook(
      String id,
      String name,
      @Schema(format = "uri") String url,
      @JsonProperty("check_cert") boolean checkCert,
      @JsonProperty("api_version") @Schema(enumeration = API_VERSION) String apiVersion,
      @Schema(format = "date-time") String created,
      @Schema(format = "date-time") String changed) {}

  /** How far one webhook is with an event. */
  @Schema(name = "TargetEventWebhook")
  record EventWebhook(
      String id,
      @JsonProperty("api_version") @Schema(enumeration = API_VERSION) String apiVersion,
      @Schema(enumeration = {"scheduled", "succeeded", "rescheduled", "failed"}) String status,
      @JsonProperty("next_try") @Schema(format = "date-time") String nextTry,
      long retries) {}

  /**
   * An event.
   *
   * @param content JSON, as it was published
   */
  @Schema(name = "TargetEvent")
  record Event(
      String id,
      @JsonProperty("event_type") String eventType,
      @JsonProperty("occurred_at") @Schema(format = "date-time") String occurredAt,
      @JsonProperty("object_type") String objectType,
      @JsonRawValue @Schema(implementation = Object.class) String content,
      @Schema(required = true) List<EventWebhook> webhooks) {}

  /** The event of a webhook's registration, with the webhook's own fields beside it. */
  @Schema(name = "TargetWebhookRegistration")
  record Registration(
      @JsonUnwrapped Event event,
      String name,
      @Schema(format = "uri") String url,
      @JsonProperty("check_cert") boolean checkCert,
      @JsonProperty("api_version") @Schema(enumeration = API_VERSION) String apiVersion,
      @Schema(format = "date-time") String created,
      @Schema(format = "date-time") String changed) {}

  /** A page of webhooks. */
  @Schema(name = "TargetWebhookPage")
  record WebhookPage(
      long count,
      @JsonProperty("page_total") long pageTotal,
      int page,
      int length,
      List<Webhook> results) {}

  /** A page of events. */
  @Schema(name = "TargetEventPage")
  record EventPage(
      long count,
      @JsonProperty("page_total") long pageTotal,
      int page,
      int length,
      List<Event> results) {}

  /** What is wrong, in one sentence. */
  record Failure(String detail) {}
}
