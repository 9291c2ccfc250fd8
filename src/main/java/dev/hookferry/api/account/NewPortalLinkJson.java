package dev.hookferry.api.account;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.hookferry.api.kit.Times;
import dev.hookferry.domain.model.PublicId;
import dev.hookferry.registry.portal.NewPortalLink;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A link that was just made.
 *
 * @param url shown this once
 */
@JsonNaming(SnakeCaseStrategy.class)
@Schema(name = "NewPortalLink")
record NewPortalLinkJson(
    String id, @Schema(format = "uri") String url, @Schema(format = "date-time") String expiresAt) {

  private static final String PORTAL = "/portal/";

  /**
   * @param origin under which people reach the service
   */
  static NewPortalLinkJson of(NewPortalLink made, String origin) {
    return new NewPortalLinkJson(
        PublicId.PORTAL_LINK.of(made.link().id),
        origin + PORTAL + made.token(),
        Times.text(made.link().expiresAt));
  }

  @Override
  public String toString() {
    return "NewPortalLinkJson[" + id + "]";
  }
}
