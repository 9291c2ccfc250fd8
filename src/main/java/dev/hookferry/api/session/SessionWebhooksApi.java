package dev.hookferry.api.session;

import dev.hookferry.api.kit.OpenApiFrame;
import dev.hookferry.api.kit.Takes;
import dev.hookferry.api.session.SessionJson.ErrorModel;
import dev.hookferry.api.session.SessionJson.SessionWebhook;
import dev.hookferry.api.session.SessionJson.SessionWebhookList;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Routes and documentation of a session's webhooks; {@link SessionWebhooksResource} answers. */
@Path("/api/v1/ssh/verify/sessions/{session}/webhooks")
@Tag(name = "session", description = "Webhooks of an SSH verification session")
@SecurityRequirement(name = OpenApiFrame.API_KEY)
@APIResponse(
    responseCode = "default",
    description = "Error",
    content =
        @Content(
            mediaType = "application/problem+json",
            schema = @Schema(implementation = ErrorModel.class),
            examples = @ExampleObject(name = "broken rule", value = SessionErrors.EXAMPLE)))
interface SessionWebhooksApi {

  @POST
  @Operation(operationId = "createSessionWebhook", summary = "Create SSH verify session webhook")
  @Takes(body = "NewSessionWebhook")
  @APIResponse(
      responseCode = "201",
      description = "Created",
      content =
          @Content(
              mediaType = "application/json",
              schema = @Schema(implementation = SessionWebhook.class)))
  Uni<Response> create(
      @PathParam("session") @Parameter(description = "The ID of the session.") String session,
      byte[] body);

  @GET
  @Takes(query = "SessionPageQuery")
  @Operation(operationId = "listSessionWebhooks", summary = "List SSH verify session webhooks")
  @APIResponse(
      responseCode = "200",
      description = "OK",
      content =
          @Content(
              mediaType = "application/json",
              schema = @Schema(implementation = SessionWebhookList.class)))
  Uni<Response> list(
      @PathParam("session") @Parameter(description = "The ID of the session.") String session,
      @Context UriInfo uri);

  @GET
  @Path("/{webhook}")
  @Operation(operationId = "getSessionWebhook", summary = "Get SSH verify session webhook")
  @APIResponse(
      responseCode = "200",
      description = "OK",
      content =
          @Content(
              mediaType = "application/json",
              schema = @Schema(implementation = SessionWebhook.class)))
  Uni<Response> get(
      @PathParam("session") @Parameter(description = "The ID of the session.") String session,
      @PathParam("webhook") @Parameter(description = "The ID of the webhook.") String webhook);

  @PUT
  @Path("/{webhook}")
  @Operation(operationId = "updateSessionWebhook", summary = "Update SSH verify session webhook")
  @Takes(body = "SessionWebhookChange")
  @APIResponse(
      responseCode = "200",
      description = "OK",
      content =
          @Content(
              mediaType = "application/json",
              schema = @Schema(implementation = SessionWebhook.class)))
  Uni<Response> update(
      @PathParam("session") @Parameter(description = "The ID of the session.") String session,
      @PathParam("webhook") @Parameter(description = "The ID of the webhook.") String webhook,
      byte[] body);

  @DELETE
  @Path("/{webhook}")
  @Operation(operationId = "deleteSessionWebhook", summary = "Delete SSH verify session webhook")
  @APIResponse(responseCode = "204", description = "No Content")
  Uni<Response> delete(
      @PathParam("session") @Parameter(description = "The ID of the session.") String session,
      @PathParam("webhook") @Parameter(description = "The ID of the webhook.") String webhook);
}
