package dev.hookferry.api.account;

import dev.hookferry.api.kit.OpenApiFrame;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
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

/** Routes and documentation; {@link AccountsResource} answers. */
@Path("/v1/webhooks/accounts")
@Tag(name = "account: accounts")
@SecurityRequirement(name = OpenApiFrame.API_KEY)
interface AccountsApi {

  /** For the OpenAPI document alone. */
  @Schema(requiredProperties = "name")
  record AccountRequest(String name) {}

  @POST
  @ResponseStatus(201)
  @APIResponse(
      responseCode = "201",
      description = "Created",
      content =
          @Content(
              mediaType = "application/json",
              schema = @Schema(implementation = NewAccountJson.class)))
  @Operation(operationId = "createAccount", summary = "Create Account, with an admin key")
  @RequestBody(
      required = true,
      content =
          @Content(
              mediaType = "application/json",
              schema = @Schema(implementation = AccountRequest.class)))
  Uni<NewAccountJson> create(
      @HeaderParam(HttpHeaders.CONTENT_TYPE) String contentType, byte[] bytes);

  @GET
  @Operation(operationId = "listAccounts", summary = "List Accounts, newest first")
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
  Uni<PageJson<AccountJson>> list(@Context UriInfo uri);
}
