package dev.hookferry.api.account;

import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.hookferry.api.kit.Times;
import dev.hookferry.domain.model.PublicId;
import dev.hookferry.notice.Actor;
import dev.hookferry.notice.AuditRecord;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An entry of the audit log. */
@JsonNaming(SnakeCaseStrategy.class)
@Schema(name = "AuditEntry")
record AuditJson(
    @Schema(examples = "aud_1RwVqxG6fZQ4sfLHKRgN4p") String id,
    @Schema(format = "date-time") String at,
    ActorJson actor,
    @Schema(examples = "endpoint.update") String action,
    @Schema(examples = "whe_1RwVqxG6fZQ4sfLHKRgN4p") String target,
    @JsonRawValue
        @Schema(
            implementation = Object.class,
            description =
                "What really changed, by the request's names: [before, after]. Values of headers"
                    + " and secrets are ***.",
            examples = "{\"url\": [\"https://example.com/a\", \"https://example.com/b\"]}")
        String changes,
    @Schema(nullable = true) String ip,
    @Schema(nullable = true, description = "The request's X-Request-Id.") String requestId) {

  /** Who acted. */
  @Schema(name = "AuditActor")
  record ActorJson(
      @Schema(enumeration = {"key", "operator", "portal", "engine"}) String kind,
      @Schema(nullable = true) String id,
      String name) {

    static ActorJson of(Actor actor) {
      return new ActorJson(actor.kind().name().toLowerCase(Locale.ROOT), actor.id(), actor.name());
    }
  }

  static AuditJson of(AuditRecord entry) {
    return new AuditJson(
        PublicId.AUDIT_ENTRY.of(entry.id()),
        Times.text(entry.at()),
        ActorJson.of(entry.actor()),
        entry.action(),
        entry.target(),
        entry.changes(),
        entry.actor().ip(),
        entry.actor().requestId());
  }
}
