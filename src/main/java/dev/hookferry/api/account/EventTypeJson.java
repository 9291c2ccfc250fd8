package dev.hookferry.api.account;

import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.hookferry.api.kit.Times;
import dev.hookferry.registry.eventtype.EventType;
import java.util.Locale;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A type of events. */
@JsonNaming(SnakeCaseStrategy.class)
@Schema(name = "EventType")
record EventTypeJson(
    String name,
    @Schema(nullable = true) String description,
    @Schema(nullable = true) String group,
    boolean deprecated,
    boolean archived,
    @JsonRawValue
        @Schema(implementation = Map.class, description = "Version to JSON Schema (2020-12).")
        String schemas,
    @JsonRawValue @Schema(implementation = Object[].class) String examples,
    @Schema(enumeration = {"off", "warn", "reject"}) String validation,
    @Schema(format = "date-time") String createdAt,
    @Schema(format = "date-time") String updatedAt) {

  static EventTypeJson of(EventType type) {
    return new EventTypeJson(
        type.name,
        type.description,
        type.group,
        type.deprecated,
        type.archived,
        type.schemas,
        type.examples,
        type.validation.name().toLowerCase(Locale.ROOT),
        Times.text(type.createdAt),
        Times.text(type.updatedAt));
  }
}
