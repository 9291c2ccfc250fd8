package dev.hookferry.api.user;

import dev.hookferry.api.kit.OpenApiFrame;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Routes and documentation of a user's webhooks; {@link UserWebhooksResource} answers. */
@Path("/api/v2/public/webhooks/user")
@Tag(name = "user", description = "Webhooks of a user")
@SecurityRequirement(name = OpenApiFrame.BEARER)
@APIResponse(
    responseCode = "400",
    description = "Bad request",
    content =
        @Content(
            mediaType = "application/json",
            schema = @Schema(implementation = UserJson.Failure.class),
            examples = @ExampleObject(name = "Request Validation", value = UserExamples.INVALID)))
@APIResponse(
    responseCode = "401",
    description = "Unauthorized",
    content =
        @Content(
            mediaType = "application/json",
            schema = @Schema(implementation = UserJson.Failure.class),
            examples = @ExampleObject(name = "Unauthorized", value = UserExamples.UNAUTHORIZED)))
@APIResponse(
    responseCode = "403",
    description = "Forbidden",
    content =
        @Content(
            mediaType = "application/json",
            schema = @Schema(implementation = UserJson.Failure.class),
            examples = @ExampleObject(name = "Forbidden", value = UserExamples.FORBIDDEN)))
@APIResponse(
    responseCode = "default",
    description = "Refused",
    content =
        @Content(
            mediaType = "application/json",
            schema = @Schema(implementation = UserJson.Failure.class)))
interface UserWebhooksApi {

  @GET
  @Operation(operationId = "listUserWebhooks", summary = "List User Webhooks")
  @APIResponse(
      responseCode = "201",
      description = "All webhooks of the user",
      content =
          @Content(
              mediaType = "application/json",
              schema = @Schema(implementation = UserJson.Webhooks.class)))
  Uni<Response> list();

  @POST
  @Operation(operationId = "createUserWebhook", summary = "Create User Webhook")
  @RequestBody(
      required = true,
      content =
          @Content(
              mediaType = "application/json",
              schema = @Schema(implementation = UserRequests.Creation.class),
              examples = @ExampleObject(name = "webhook", value = UserExamples.WEBHOOK)))
  @APIResponse(
      responseCode = "201",
      description = "The new webhook",
      content =
          @Content(
              mediaType = "application/json",
              schema = @Schema(implementation = UserJson.OneWebhook.class)))
  Uni<Response> create(byte[] body);

  @GET
  @Path("/{webhookId}")
  @Operation(operationId = "getUserWebhook", summary = "Get User Webhook")
  @APIResponse(
      responseCode = "201",
      description = "The webhook",
      content =
          @Content(
              mediaType = "application/json",
              schema = @Schema(implementation = UserJson.OneWebhook.class)))
  @APIResponse(
      responseCode = "404",
      description = "Webhook was not found",
      content =
          @Content(
              mediaType = "application/json",
              schema = @Schema(implementation = UserJson.Failure.class),
              examples = @ExampleObject(name = "Not Found", value = UserExamples.NOT_FOUND)))
  Uni<Response> get(@PathParam("webhookId") String webhookId);

  @PATCH
  @Path("/{webhookId}")
  @Operation(
      operationId = "updateUserWebhook",
      summary = "Update User Webhook",
      description = "Changes the URL, the events or the secrets of a webhook.")
  @RequestBody(
      required = true,
      content =
          @Content(
              mediaType = "application/json",
              schema = @Schema(implementation = UserRequests.Change.class),
              examples = @ExampleObject(name = "webhook", value = UserExamples.WEBHOOK)))
  @APIResponse(
      responseCode = "201",
      description = "The webhook as it is now",
      content =
          @Content(
              mediaType = "application/json",
              schema = @Schema(implementation = UserJson.OneWebhook.class)))
  @APIResponse(
      responseCode = "404",
      description = "Webhook was not found",
      content =
          @Content(
              mediaType = "application/json",
              schema = @Schema(implementation = UserJson.Failure.class),
              examples = @ExampleObject(name = "Not Found", value = UserExamples.NOT_FOUND)))
  Uni<Response> update(@PathParam("webhookId") String webhookId, byte[] body);

  @DELETE
  @Path("/{webhookId}")
  @Operation(operationId = "deleteUserWebhook", summary = "Delete User Webhook")
  @APIResponse(responseCode = "201", description = "Deleted")
  @APIResponse(
      responseCode = "404",
      description = "Webhook was not found",
      content =
          @Content(
              mediaType = "application/json",
              schema = @Schema(implementation = UserJson.Failure.class),
              examples = @ExampleObject(name = "Not Found", value = UserExamples.NOT_FOUND)))
  Uni<Response> delete(@PathParam("webhookId") String webhookId);
}
