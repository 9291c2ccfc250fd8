package dev.hookferry.api.account;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.hookferry.api.kit.OpenApiFrame;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;

/** Routes and documentation; {@link ApiKeysResource} answers. */
@Path("/v1/webhooks/api-keys")
@Tag(name = "account: keys")
@SecurityRequirement(name = OpenApiFrame.API_KEY)
@SecurityRequirement(name = OpenApiFrame.OAUTH2)
interface ApiKeysApi {

  /** For the OpenAPI document alone. */
  @JsonNaming(SnakeCaseStrategy.class)
  @Schema(requiredProperties = {"name", "role"})
  record ApiKeyRequest(
      String name,
      @Schema(enumeration = {"admin", "member", "publisher"}) String role,
      @Schema(nullable = true) ScopeJson scope,
      @Schema(nullable = true, format = "date-time") String expiresAt) {}

  @POST
  @ResponseStatus(201)
  @APIResponse(
      responseCode = "201",
      description = "Created",
      content =
          @Content(
              mediaType = "application/json",
              schema = @Schema(implementation = NewKeyJson.class)))
  @Operation(operationId = "createApiKey", summary = "Create Key; it is shown this once")
  @RequestBody(
      required = true,
      content =
          @Content(
              mediaType = "application/json",
              schema = @Schema(implementation = ApiKeyRequest.class)))
  Uni<NewKeyJson> create(@HeaderParam(HttpHeaders.CONTENT_TYPE) String contentType, byte[] bytes);

  @GET
  @Operation(operationId = "listApiKeys", summary = "List Keys, newest first")
  @Parameter(
      name = "limit",
      in = ParameterIn.QUERY,
      schema =
          @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "500", defaultValue = "50"))
  @Parameter(
      name = "cursor",
      in = ParameterIn.QUERY,
      description = "Of the page before: its next_cursor, or its Link.",
      schema = @Schema(type = SchemaType.STRING))
  Uni<PageJson<KeyJson>> list(@Context UriInfo uri);

  @DELETE
  @Path("/{id}")
  @Operation(operationId = "deleteApiKey", summary = "Revoke Key, within 5 seconds everywhere")
  Uni<Void> delete(@PathParam("id") String id);
}
