package dev.hookferry.api.user;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The surface's JSON as it comes in, for the OpenAPI document alone; {@link UserFields} reads it.
 */
final class UserRequests {

  private UserRequests() {}

  /** A new webhook. */
  @Schema(
      name = "NewUserWebhook",
      requiredProperties = {"url", "events"})
  record Creation(
      @Schema(description = "Called when an event is triggered; https.") String url,
      @Schema(minItems = 1, description = "What the webhook listens to.") List<Event> events,
      @Schema(maxItems = 2, description = "Sign the payload; one is made where none is given.")
          List<String> secrets) {}

  /** A change of a webhook. */
  @Schema(name = "UserWebhookChange", requiredProperties = "events")
  record Change(
      @Schema(description = "Called when an event is triggered; https. Kept where left out.")
          String url,
      @Schema(minItems = 1, description = "What the webhook listens to.") List<Event> events,
      @Schema(
              maxItems = 2,
              description = "Sign the payload. Kept where left out; one is made for an empty list.")
          List<String> secrets) {}

  /** What can be listened to. */
  @Schema(
      name = "UserEventType",
      type = SchemaType.STRING,
      enumeration = {
        "all",
        "facility.user-connection.accepted",
        "facility.user-connection.rejected",
        "facility.creation.accepted",
        "facility.creation.rejected"
      })
  interface Event {}
}
