package dev.hookferry.api.account;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.hookferry.api.kit.Times;
import dev.hookferry.domain.model.PublicId;
import dev.hookferry.domain.model.Role;
import dev.hookferry.registry.key.ApiKey;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A key in a list: all of it but the key itself, which nobody knows any more. */
@JsonNaming(SnakeCaseStrategy.class)
@Schema(name = "ApiKey")
record KeyJson(
    String id,
    String name,
    @Schema(enumeration = {"admin", "member", "publisher"}) String role,
    @Schema(nullable = true) ScopeJson scope,
    @Schema(format = "date-time") String createdAt,
    @Schema(nullable = true, format = "date-time") String expiresAt,
    @Schema(nullable = true, format = "date-time") String lastUsedAt) {

  static KeyJson of(ApiKey key) {
    return new KeyJson(
        PublicId.KEY.of(key.id),
        key.name,
        text(key.role),
        key.scope().map(ScopeJson::of).orElse(null),
        Times.text(key.createdAt),
        Times.text(key.expiresAt),
        Times.text(key.lastUsedAt));
  }

  static String text(Role role) {
    return role.name().toLowerCase(Locale.ROOT);
  }
}
