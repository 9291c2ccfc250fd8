package dev.hookferry.api.account;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.hookferry.domain.model.PublicId;
import dev.hookferry.history.Delivery;
import dev.hookferry.history.Recipient;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * An endpoint that could have got an event, with its newest delivery or the reason why there is
 * none.
 */
@JsonNaming(SnakeCaseStrategy.class)
@Schema(name = "Recipient")
record RecipientJson(
    String endpointId,
    @Schema(nullable = true) String url,
    @Schema(nullable = true) String deliveryId,
    @Schema(
            nullable = true,
            enumeration = {"scheduled", "rescheduled", "succeeded", "failed"})
        String status,
    @Schema(
            nullable = true,
            enumeration = {"created_later", "disabled", "scope_kind", "pattern", "unknown"})
        String reason) {

  static RecipientJson of(Recipient recipient) {
    return new RecipientJson(
        PublicId.ENDPOINT.of(recipient.endpointId()),
        recipient.url(),
        recipient.delivery().map(Delivery::id).map(PublicId.DELIVERY::of).orElse(null),
        recipient.delivery().map(Delivery::status).map(RecipientJson::lower).orElse(null),
        recipient.reason().map(RecipientJson::lower).orElse(null));
  }

  private static String lower(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
