package dev.hookferry.api.account;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.hookferry.api.kit.Times;
import dev.hookferry.domain.model.PublicId;
import dev.hookferry.history.Delivery;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A delivery, live or finished.
 *
 * @param jobId of the job that made it; null, and then left out, where none did
 * @param attempts null, and then left out, in lists
 */
@JsonNaming(SnakeCaseStrategy.class)
@Schema(name = "Delivery")
record DeliveryJson(
    String id,
    String eventId,
    String eventType,
    String endpointId,
    @Schema(enumeration = {"scheduled", "rescheduled", "succeeded", "failed"}) String status,
    long attemptCount,
    @Schema(nullable = true, format = "date-time") String nextTryAt,
    @Schema(format = "date-time") String createdAt,
    @Schema(nullable = true, format = "date-time") String finishedAt,
    @Schema(nullable = true) Integer lastStatus,
    @Schema(nullable = true) String lastError,
    @JsonInclude(JsonInclude.Include.NON_NULL) String jobId,
    @JsonInclude(JsonInclude.Include.NON_NULL) List<AttemptJson> attempts) {

  static DeliveryJson of(Delivery delivery) {
    return json(delivery, null);
  }

  static DeliveryJson of(Delivery delivery, List<AttemptJson> attempts) {
    return json(delivery, attempts);
  }

  private static DeliveryJson json(Delivery delivery, List<AttemptJson> attempts) {
    return new DeliveryJson(
        PublicId.DELIVERY.of(delivery.id()),
        PublicId.EVENT.of(delivery.eventId()),
        delivery.eventType(),
        PublicId.ENDPOINT.of(delivery.endpointId()),
        delivery.status().name().toLowerCase(Locale.ROOT),
        delivery.attemptCount(),
        Times.text(delivery.nextTryAt()),
        Times.text(delivery.createdAt()),
        Times.text(delivery.finishedAt()),
        delivery.lastStatus(),
        delivery.lastError(),
        delivery.jobId() == null ? null : PublicId.JOB.of(delivery.jobId()),
        attempts);
  }
}
