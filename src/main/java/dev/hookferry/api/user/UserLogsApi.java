package dev.hookferry.api.user;

import dev.hookferry.api.kit.OpenApiFrame;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Route and documentation of a user's webhook logs; {@link UserLogsResource} answers. */
@Path("/api/v2/public/webhooks/logs")
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
interface UserLogsApi {

  @GET
  @Operation(operationId = "searchUserWebhookLogs", summary = "Search webhook notification logs")
  @APIResponse(
      responseCode = "201",
      description = "Deliveries as they stand",
      content =
          @Content(
              mediaType = "application/json",
              schema = @Schema(implementation = UserJson.Logs.class)))
  Uni<Response> search(@BeanParam UserLogQuery query);
}
