package dev.hookferry.api.account;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.hookferry.api.kit.OpenApiFrame;
import dev.hookferry.api.kit.Takes;
import dev.hookferry.api.kit.Values;
import dev.hookferry.domain.model.Caller;
import dev.hookferry.registry.settings.AccountSettings;
import dev.hookferry.registry.settings.Settings;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What an account chooses for itself. */
@ApplicationScoped
@Path("/v1/webhooks/settings")
@Tag(name = "account: settings")
@SecurityRequirement(name = OpenApiFrame.API_KEY)
@SecurityRequirement(name = OpenApiFrame.OAUTH2)
class SettingsResource {

  private final AccountAuth auth;
  private final Settings settings;

  SettingsResource(AccountAuth auth, Settings settings) {
    this.auth = auth;
    this.settings = settings;
  }

  /** Settings as they are shown. */
  @JsonNaming(SnakeCaseStrategy.class)
  @Schema(name = "Settings")
  record SettingsJson(
      @Schema(
              enumeration = {"allow", "reject"},
              description = "What publishing does with types that are not in the catalogue.")
          String unknownEventTypes,
      @Schema(description = "Origins of pages that may show the portal in a frame.")
          List<String> portalFrameAncestors) {

    static SettingsJson of(AccountSettings settings) {
      return new SettingsJson(
          settings.unknownEventTypes.name().toLowerCase(Locale.ROOT),
          settings.portalFrameAncestors);
    }
  }

  @GET
  @Operation(operationId = "getSettings", summary = "Get Settings of the account")
  public Uni<SettingsJson> get() {
    return auth.keys().chain(caller -> settings.of(caller.accountId())).map(SettingsJson::of);
  }

  @PATCH
  @Takes(body = "SettingsRequest")
  @Operation(
      operationId = "changeSettings",
      summary = "Change Settings: what is stated, the rest stays")
  public Uni<SettingsJson> change(
      @HeaderParam(HttpHeaders.CONTENT_TYPE) String contentType, byte[] bytes) {
    JsonBody body = JsonBody.read(contentType, bytes);
    return auth.keys()
        .chain(caller -> change(caller, body.read(SettingsFields.CHANGE)))
        .map(SettingsJson::of);
  }

  private Uni<AccountSettings> change(Caller caller, Values stated) {
    return settings.update(
        caller.accountId(),
        own -> {
          stated.ifStated(
              SettingsFields.UNKNOWN_EVENT_TYPES, value -> own.unknownEventTypes = value);
          stated.ifStated(
              SettingsFields.PORTAL_FRAME_ANCESTORS, value -> own.portalFrameAncestors = value);
        });
  }
}
