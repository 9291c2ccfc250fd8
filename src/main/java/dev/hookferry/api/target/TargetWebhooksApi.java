package dev.hookferry.api.target;

import dev.hookferry.api.kit.OpenApiFrame;
import dev.hookferry.api.target.TargetJson.Registration;
import dev.hookferry.api.target.TargetJson.Webhook;
import dev.hookferry.api.target.TargetJson.WebhookPage;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Routes and documentation of a target's webhooks; {@link TargetWebhooksResource} answers. */
@Path("/targets/{target_id}/webhooks")
@Tag(name = "target", description = "Webhooks of a scan target")
@SecurityRequirement(name = OpenApiFrame.JWT)
interface TargetWebhooksApi {

  @POST
  @Operation(operationId = "createTargetWebhook", summary = "Create Target's Webhook")
  @RequestBody(
      required = true,
      content =
          @Content(
              mediaType = "application/json",
              schema = @Schema(implementation = TargetRequests.Whole.class),
              examples = @ExampleObject(name = "webhook", value = TargetExamples.WEBHOOK)))
  Uni<Registration> create(
      @PathParam("target_id") @Parameter(description = "Identifier of the target.") String targetId,
      byte[] body);

  @GET
  @Operation(operationId = "listTargetWebhooks", summary = "List Target's Webhooks")
  Uni<WebhookPage> list(
      @PathParam("target_id") @Parameter(description = "Identifier of the target.") String targetId,
      @QueryParam("page") @Parameter(schema = @Schema(type = SchemaType.INTEGER, minimum = "1"))
          String page,
      @QueryParam("length")
          @Parameter(schema = @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "500"))
          String length);

  @GET
  @Path("/{id}")
  @Operation(operationId = "getTargetWebhook", summary = "Get Target's Webhook")
  Uni<Webhook> get(
      @PathParam("target_id") @Parameter(description = "Identifier of the target.") String targetId,
      @PathParam("id") @Parameter(description = "Identifier of the webhook.") String id);

  @PUT
  @Path("/{id}")
  @Operation(operationId = "replaceTargetWebhook", summary = "Replace Target's Webhook")
  @RequestBody(
      required = true,
      content =
          @Content(
              mediaType = "application/json",
              schema = @Schema(implementation = TargetRequests.Whole.class),
              examples = @ExampleObject(name = "webhook", value = TargetExamples.WEBHOOK)))
  Uni<Webhook> replace(
      @PathParam("target_id") @Parameter(description = "Identifier of the target.") String targetId,
      @PathParam("id") @Parameter(description = "Identifier of the webhook.") String id,
      byte[] body);

  @PATCH
  @Path("/{id}")
  @Operation(operationId = "changeTargetWebhook", summary = "Change Target's Webhook in Part")
  @RequestBody(
      required = true,
      content =
          @Content(
              mediaType = "application/json",
              schema = @Schema(implementation = TargetRequests.Partial.class),
              examples = @ExampleObject(name = "webhook", value = TargetExamples.WEBHOOK)))
  Uni<Webhook> change(
      @PathParam("target_id") @Parameter(description = "Identifier of the target.") String targetId,
      @PathParam("id") @Parameter(description = "Identifier of the webhook.") String id,
      byte[] body);

  @DELETE
  @Path("/{id}")
  @Operation(operationId = "deleteTargetWebhook", summary = "Delete Target's Webhook")
  Uni<Void> delete(
      @PathParam("target_id") @Parameter(description = "Identifier of the target.") String targetId,
      @PathParam("id") @Parameter(description = "Identifier of the webhook.") String id);
}
