package dev.hookferry.api.target;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The surface's JSON as it comes in, for the OpenAPI document alone; {@link Fields} reads it. */
final class TargetRequests {

  private TargetRequests() {}

  @Schema(name = "TargetWebhookRequest")
  record Whole(
      @Schema(required = true, format = "uri", description = "https alone") String url,
      @Schema(maxLength = 255, description = "Name of the webhook.") String name,
      @JsonProperty("check_cert")
          @Schema(
              defaultValue = "true",
              description =
                  "If true, verify the HTTPS certificate of the webhook URL. Defaults to true.")
          Boolean checkCert,
      @JsonProperty("api_version")
          @Schema(
              enumeration = TargetJson.API_VERSION,
              defaultValue = TargetJson.API_VERSION,
              description = "API version of the webhook.")
          String apiVersion) {}

  @Schema(name = "TargetWebhookPatch", description = "What is left out stays as it is.")
  record Partial(
      @Schema(format = "uri", description = "https alone") String url,
      @Schema(maxLength = 255) String name,
      @JsonProperty("check_cert") Boolean checkCert,
      @JsonProperty("api_version") @Schema(enumeration = TargetJson.API_VERSION)
          String apiVersion) {}
}
