package dev.hookferry.api.device;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The surface's JSON as it comes in, for the OpenAPI document alone; {@link DeviceFields} reads it.
 */
final class DeviceRequests {

  private DeviceRequests() {}

  /** A webhook. */
  @Schema(
      name = "DeviceWebhookInput",
      requiredProperties = {"url", "status", "event_types", "max_retries"})
  record Webhook(
      @Schema(minLength = 4, maxLength = 2000, description = "Webhook server address.") String url,
      @Schema(
              minLength = 16,
              maxLength = 128,
              description =
                  "Key of the HMAC-SHA256 that signs the payload. Kept where it is left out.")
          String secret,
      @Schema(enumeration = {"active", "disabled"}) String status,
      @Schema(
              type = SchemaType.INTEGER,
              format = "int32",
              minimum = "1000",
              maximum = "30000",
              description =
                  "Of the whole request, in ms. Kept where it is left out; 10000 at first.")
          Integer timeout,
      @Schema(description = "A JSON object as text, name to value. Kept where it is left out.")
          String headers,
      @Schema(maxLength = 1000) String description,
      @JsonProperty("event_types") @Schema(minItems = 1) List<EventType> eventTypes,
      @JsonProperty("max_retries")
          @Schema(
              type = SchemaType.INTEGER,
              format = "int32",
              minimum = "1",
              maximum = "5",
              description = "Retries after the first failure.")
          Integer maxRetries) {}

  /**
   * What a webhook can listen to: {@link DeviceEventTypes}, since annotations take constants alone.
   */
  @Schema(
      name = "DeviceEventType",
      type = SchemaType.STRING,
      enumeration = {
        "log.access_denied_by_not_valid_identifier",
        "log.access_denied_by_not_valid_face_identifier",
        "log.access_denied_by_not_valid_input_code",
        "log.access_denied_by_remote_server_api_call",
        "log.access_denied_by_unknown_card",
        "log.access_granted_by_api_call",
        "log.access_granted_by_call_host",
        "log.access_granted_by_master_code",
        "log.access_granted_by_remote_server_api_call",
        "log.access_granted_by_valid_identifier",
        "log.door_was_closed",
        "log.door_sensor_was_closed",
        "log.door_was_opened",
        "log.door_sensor_was_opened",
        "log.emergency_lock_is_opened",
        "log.lock_is_opened_to_long",
        "log.lock_was_opened_by_exit_btn",
        "log.lock_was_opened_by_free_access_button",
        "log.incoming_call",
        "log.outgoing_call",
        "log.outgoing_call_missed",
        "log.device_booted",
        "log.sip_registration_lost",
        "log.outgoing_call_web",
        "log.incorrect_login_api_call",
        "log.incorrect_login_gui_settings",
        "log.successful_login_api_call",
        "log.successful_login_gui_settings",
        "log.door_was_not_closed_too_long",
        "log.tamper_event",
        "log.multi_access_granted",
        "log.identifiers_without_linkage_to_user_access_denied",
        "log.multi_access_denied",
        "log.access_denied_by_unknown_qr",
        "log.access_denied_unknown_identifier",
        "log.lift_call_success",
        "log.lift_call_error",
        "log.lift_module_access_error",
        "log.access_granted_by_shared_identifier",
        "log.access_denied_by_not_valid_shared_identifier",
        "log.bond_lift_request"
      })
  interface EventType {}
}
