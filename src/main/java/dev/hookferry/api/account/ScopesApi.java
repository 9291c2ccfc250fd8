package dev.hookferry.api.account;

import dev.hookferry.api.kit.OpenApiFrame;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/** Routes and documentation; {@link ScopesResource} answers. */
@Path("/v1/webhooks/scopes")
@Tag(name = "account: scopes")
@SecurityRequirement(name = OpenApiFrame.API_KEY)
@SecurityRequirement(name = OpenApiFrame.OAUTH2)
interface ScopesApi {

  @GET
  @Operation(operationId = "listScopes", summary = "List Scopes")
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
  @Parameter(
      name = "kind",
      in = ParameterIn.QUERY,
      schema =
          @Schema(
              type = SchemaType.STRING,
              enumeration = {"session", "target", "device", "user"}))
  Uni<PageJson<ScopeRowJson>> list(@Context UriInfo uri);

  @PUT
  @Path("/{kind}/{id}")
  @APIResponse(
      responseCode = "200",
      description = "It was there",
      content =
          @Content(
              mediaType = "application/json",
              schema = @Schema(implementation = ScopeRowJson.class)))
  @APIResponse(
      responseCode = "201",
      description = "Created",
      content =
          @Content(
              mediaType = "application/json",
              schema = @Schema(implementation = ScopeRowJson.class)))
  @Operation(operationId = "putScope", summary = "Put Scope: 201, or 200 where it was there")
  Uni<RestResponse<ScopeRowJson>> put(@PathParam("kind") String kind, @PathParam("id") String id);

  @GET
  @Path("/{kind}/{id}")
  @Operation(operationId = "getScope", summary = "Get Scope")
  Uni<ScopeRowJson> get(@PathParam("kind") String kind, @PathParam("id") String id);

  @DELETE
  @Path("/{kind}/{id}")
  @Operation(operationId = "deleteScope", summary = "Delete Scope, with its endpoints")
  Uni<Void> delete(@PathParam("kind") String kind, @PathParam("id") String id);
}
