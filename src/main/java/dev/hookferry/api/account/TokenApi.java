package dev.hookferry.api.account;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/** Routes and documentation; {@link TokenResource} answers. */
@Path("/v1/token")
@Tag(name = "account: tokens")
interface TokenApi {

  /** For the OpenAPI document alone. */
  @JsonNaming(SnakeCaseStrategy.class)
  @Schema(requiredProperties = "grant_type")
  record TokenForm(
      @Schema(enumeration = {"password", "client_credentials"}) String grantType,
      String username,
      String password,
      String clientId,
      String clientSecret) {}

  /** Of RFC 6749, section 5.2. For the OpenAPI document alone. */
  @Schema(name = "TokenError", requiredProperties = "error")
  record TokenErrorJson(String error) {}

  @POST
  @Operation(operationId = "getToken", summary = "Get Token")
  @APIResponse(
      responseCode = "200",
      description = "OK",
      content =
          @Content(
              mediaType = "application/json",
              schema = @Schema(implementation = TokenJson.class)))
  @APIResponse(
      responseCode = "default",
      description = "Refused",
      content =
          @Content(
              mediaType = "application/json",
              schema = @Schema(implementation = TokenErrorJson.class)))
  @RequestBody(
      required = true,
      content =
          @Content(
              mediaType = "application/x-www-form-urlencoded",
              schema = @Schema(implementation = TokenForm.class)))
  Uni<RestResponse<TokenJson>> issue(
      @HeaderParam(HttpHeaders.CONTENT_TYPE) String contentType,
      @HeaderParam(HttpHeaders.AUTHORIZATION) String authorization,
      byte[] body);
}
