package dev.hookferry.api.session;

import dev.hookferry.api.kit.OpenApiFrame;
import dev.hookferry.api.kit.Takes;
import dev.hookferry.api.session.SessionJson.ErrorModel;
import dev.hookferry.api.session.SessionJson.Session;
import dev.hookferry.api.session.SessionJson.SessionList;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Routes and documentation of sessions; {@link SessionsResource} answers. */
@Path("/api/v1/ssh/verify/sessions")
@Tag(name = "session")
@SecurityRequirement(name = OpenApiFrame.API_KEY)
@APIResponse(
    responseCode = "default",
    description = "Error",
    content =
        @Content(
            mediaType = "application/problem+json",
            schema = @Schema(implementation = ErrorModel.class)))
interface SessionsApi {

  @POST
  @Operation(operationId = "createSession", summary = "Create SSH verify session")
  @Takes(body = "NewSession")
  @APIResponse(
      responseCode = "201",
      description = "Created",
      content =
          @Content(
              mediaType = "application/json",
              schema = @Schema(implementation = Session.class)))
  Uni<Response> create(byte[] body);

  @GET
  @Takes(query = "SessionPageQuery")
  @Operation(operationId = "listSessions", summary = "List SSH verify sessions, the newest first")
  @APIResponse(
      responseCode = "200",
      description = "OK",
      content =
          @Content(
              mediaType = "application/json",
              schema = @Schema(implementation = SessionList.class)))
  Uni<Response> list(@Context UriInfo uri);

  @GET
  @Path("/{session}")
  @Operation(operationId = "getSession", summary = "Get SSH verify session")
  @APIResponse(
      responseCode = "200",
      description = "OK",
      content =
          @Content(
              mediaType = "application/json",
              schema = @Schema(implementation = Session.class)))
  Uni<Response> get(
      @PathParam("session") @Parameter(description = "The ID of the session.") String session);

  @DELETE
  @Path("/{session}")
  @Operation(
      operationId = "deleteSession",
      summary = "Delete SSH verify session, and its webhooks with it")
  @APIResponse(responseCode = "204", description = "No Content")
  Uni<Response> delete(
      @PathParam("session") @Parameter(description = "The ID of the session.") String session);
}
