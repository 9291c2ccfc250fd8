package dev.hookferry.api.account;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.hookferry.api.kit.Times;
import dev.hookferry.domain.model.PublicId;
import dev.hookferry.registry.portal.PortalLink;
import dev.hookferry.registry.portal.Theme;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A link in a list: without its URL, which nobody knows any more. */
@JsonNaming(SnakeCaseStrategy.class)
@Schema(name = "PortalLink")
record PortalLinkJson(
    String id,
    ScopeJson scope,
    List<String> capabilities,
    @Schema(nullable = true) String returnUrl,
    ThemeJson theme,
    @Schema(format = "date-time") String createdAt,
    @Schema(format = "date-time") String expiresAt,
    @Schema(nullable = true, format = "date-time") String usedAt) {

  static PortalLinkJson of(PortalLink link) {
    return new PortalLinkJson(
        PublicId.PORTAL_LINK.of(link.id),
        ScopeJson.of(link.scope()),
        link.capabilities,
        link.returnUrl,
        ThemeJson.of(link.theme()),
        Times.text(link.createdAt),
        Times.text(link.expiresAt),
        Times.text(link.usedAt));
  }

  /** How its pages look. */
  @JsonNaming(SnakeCaseStrategy.class)
  @Schema(name = "PortalLinkTheme")
  record ThemeJson(
      @Schema(nullable = true) String primary,
      @Schema(nullable = true) String logoUrl,
      @Schema(enumeration = {"auto", "light", "dark"}) String mode) {

    static ThemeJson of(Theme theme) {
      return new ThemeJson(
          theme.primary(), theme.logoUrl(), theme.mode().name().toLowerCase(Locale.ROOT));
    }
  }
}
