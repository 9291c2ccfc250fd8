package dev.hookferry.api.account;

import dev.hookferry.api.kit.OpenApiFrame;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/** Routes and documentation; {@link EndpointsResource} answers. */
@Path("/v1/webhooks/endpoints")
@Tag(name = "account: endpoints")
@SecurityRequirement(name = OpenApiFrame.API_KEY)
@SecurityRequirement(name = OpenApiFrame.OAUTH2)
interface EndpointsApi {

  @POST
  @Operation(operationId = "createEndpoint", summary = "Create Endpoint")
  @RequestBody(
      required = true,
      content =
          @Content(
              mediaType = "application/json",
              schema = @Schema(implementation = EndpointRequest.class)))
  Uni<EndpointWithSecretJson> create(
      @HeaderParam(HttpHeaders.CONTENT_TYPE) String contentType, byte[] bytes);

  /** The document has a bare array here, so that the next page is a {@code Link}. */
  @GET
  @Operation(operationId = "listEndpoints", summary = "List Endpoints, newest first")
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
      name = "surface",
      in = ParameterIn.QUERY,
      description = "all: those of the other surfaces too.",
      schema =
          @Schema(
              type = SchemaType.STRING,
              enumeration = {"account", "all"}))
  Uni<RestResponse<List<EndpointJson>>> list(@Context UriInfo uri);

  @GET
  @Path("/{id}")
  @Operation(operationId = "getEndpoint", summary = "Get Endpoint")
  @Parameter(
      name = "surface",
      in = ParameterIn.QUERY,
      description = "all: one of another surface too.",
      schema =
          @Schema(
              type = SchemaType.STRING,
              enumeration = {"account", "all"}))
  Uni<EndpointJson> get(@PathParam("id") String id, @Context UriInfo uri);

  @PATCH
  @Path("/{id}")
  @Operation(
      operationId = "changeEndpoint",
      summary = "Change Endpoint: what is stated, the rest stays")
  @RequestBody(
      required = true,
      content =
          @Content(mediaType = "application/json", schema = @Schema(ref = AccountDocument.CHANGE)))
  Uni<EndpointJson> patch(
      @PathParam("id") String id,
      @HeaderParam(HttpHeaders.CONTENT_TYPE) String contentType,
      byte[] bytes);

  @DELETE
  @Path("/{id}")
  @Operation(operationId = "deleteEndpoint", summary = "Delete Endpoint")
  Uni<Void> delete(@PathParam("id") String id);
}
