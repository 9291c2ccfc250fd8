package dev.hookferry.api.device;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonRawValue;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The surface's JSON as it goes out. */
@RegisterForReflection(ignoreNested = false)
final class DeviceJson {

  private DeviceJson() {}

  /**
   * A webhook.
   *
   * @param secret null: none
   * @param timeout in ms
   * @param headers a JSON object as text
   * @param description null: none
   */
  @Schema(name = "DeviceWebhook")
  record Webhook(
      long uid,
      String url,
      @Schema(nullable = true) String secret,
      @Schema(enumeration = {"active", "disabled"}) String status,
      int timeout,
      @Schema(examples = "{\"X-Env\":\"prod\"}") String headers,
      @Schema(nullable = true) String description,
      @JsonProperty("event_types") List<String> eventTypes,
      @JsonProperty("max_retries") long maxRetries) {}

  /** The uid of what was made. */
  @Schema(name = "DeviceItem")
  record Item(@JsonProperty("item_uid") long itemUid) {}

  /**
   * An event with what became of it.
   *
   * @param uid what it goes by in paths; receivers get it as {@code event_id}
   * @param createdAt in ms since 1970
   * @param data JSON as it was published
   */
  @Schema(name = "DeviceEvent")
  record Event(
      long uid,
      @JsonProperty("event_id") long eventId,
      @JsonProperty("event_type") String eventType,
      @JsonProperty("created_at") long createdAt,
      @JsonRawValue @Schema(implementation = Object.class) String data,
      List<Delivery> deliveries) {}

  /**
   * An event on its way to a webhook.
   *
   * @param webhookUid null: the webhook is deleted
   * @param attempts requests made so far
   * @param nextAttemptAt in ms since 1970; null: there is none
   * @param lastStatus of the last answer; null: none came
   * @param lastError of the last attempt; null: none
   */
  @Schema(name = "DeviceDelivery")
  record Delivery(
      @JsonProperty("event_id") long eventId,
      @JsonProperty("event_type") String eventType,
      @JsonProperty("webhook_uid") @Schema(nullable = true) Long webhookUid,
      @Schema(nullable = true) String url,
      @Schema(enumeration = {"pending", "retrying", "delivered", "failed"}) String status,
      long attempts,
      @JsonProperty("next_attempt_at") @Schema(nullable = true) Long nextAttemptAt,
      @JsonProperty("last_status") @Schema(nullable = true) Integer lastStatus,
      @JsonProperty("last_error") @Schema(nullable = true) String lastError) {}

  /**
   * How deliveries went.
   *
   * @param successRate delivered ones in percent, to one decimal; 0 where there are none at all
   */
  @Schema(name = "DeviceDashboard")
  record Dashboard(
      @JsonProperty("success_rate") double successRate,
      long delivered,
      long failed,
      long retrying) {}

  /** A page of webhooks. */
  @Schema(name = "DeviceWebhookList")
  record WebhookPage(
      @JsonProperty("list_items") List<Webhook> items,
      @JsonProperty("list_options") Options options) {}

  /** A page of events. */
  @Schema(name = "DeviceEventList")
  record EventPage(
      @JsonProperty("list_items") List<Event> items,
      @JsonProperty("list_options") Options options) {}

  /** A page of deliveries. */
  @Schema(name = "DeviceDeliveryList")
  record DeliveryPage(
      @JsonProperty("list_items") List<Delivery> items,
      @JsonProperty("list_options") Options options) {}

  /** Which page, and how it is sorted. */
  @Schema(name = "DeviceListOptions")
  record Options(Pagination pagination, Sort sort) {}

  /** Which page of how many. */
  @Schema(name = "DevicePagination")
  record Pagination(
      @JsonProperty("total_items") long totalItems,
      @JsonProperty("items_limit") int itemsLimit,
      @JsonProperty("total_pages") long totalPages,
      @JsonProperty("current_page") int currentPage) {}

  /** By which member, and in which direction. */
  @Schema(name = "DeviceSort")
  record Sort(String field, boolean asc) {}

  /** What went wrong, in one sentence. */
  @Schema(name = "DeviceError")
  record Failure(@Schema(examples = "Wrong webhook uid") String error) {}
}
