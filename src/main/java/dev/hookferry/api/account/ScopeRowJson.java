package dev.hookferry.api.account;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.hookferry.api.kit.Times;
import dev.hookferry.registry.scope.ScopeRow;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A scope that is there. */
@JsonNaming(SnakeCaseStrategy.class)
@Schema(name = "ExistingScope")
record ScopeRowJson(String kind, String id, @Schema(format = "date-time") String createdAt) {

  static ScopeRowJson of(ScopeRow row) {
    return new ScopeRowJson(
        row.scope().kind().text(), row.scope().id(), Times.text(row.createdAt()));
  }
}
