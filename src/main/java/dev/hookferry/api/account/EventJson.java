package dev.hookferry.api.account;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.hookferry.api.kit.Times;
import dev.hookferry.domain.model.Event;
import dev.hookferry.domain.model.Ids;
import dev.hookferry.domain.model.PublicId;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * An event as it was published.
 *
 * @param data the very text that was published
 * @param deliveries null, and then left out, in lists
 */
@JsonNaming(SnakeCaseStrategy.class)
@Schema(name = "Event")
record EventJson(
    String id,
    String type,
    ScopeJson scope,
    @Schema(nullable = true) String objectType,
    @Schema(format = "date-time") String occurredAt,
    @Schema(format = "date-time") String createdAt,
    @JsonRawValue @Schema(implementation = Object.class, nullable = true) String data,
    @JsonInclude(JsonInclude.Include.NON_NULL)
        @Schema(description = "Places in which data breaks its type's schema; absent: none.")
        Integer schemaViolations,
    @JsonInclude(JsonInclude.Include.NON_NULL) List<DeliveryJson> deliveries) {

  static EventJson of(Event event) {
    return of(event, null);
  }

  static EventJson of(Event event, List<DeliveryJson> deliveries) {
    return new EventJson(
        PublicId.EVENT.of(event.id()),
        event.type(),
        ScopeJson.of(event.scope()),
        event.objectType(),
        Times.text(event.occurredAt()),
        Times.text(createdAt(event)),
        new String(event.data(), StandardCharsets.UTF_8),
        event.schemaViolations() == 0 ? null : event.schemaViolations(),
        deliveries);
  }

  /** An event that was made once for a pair of ids has an id without a time. */
  private static Instant createdAt(Event event) {
    return event.id().version() == 7 ? Ids.instantOf(event.id()) : event.occurredAt();
  }
}
