package dev.hookferry.api.target;

import dev.hookferry.api.kit.OpenApiFrame;
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
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;

/**
 * Routes and documentation of the account's own webhooks; {@link AccountWebhooksResource} answers.
 */
@Path("/webhooks")
@Tag(name = "target")
@SecurityRequirement(name = OpenApiFrame.JWT)
interface AccountWebhooksApi {

  @POST
  @ResponseStatus(201)
  @Operation(operationId = "createAccountWebhook", summary = "Create Account's Webhook")
  @RequestBody(
      required = true,
      content =
          @Content(
              mediaType = "application/json",
              schema = @Schema(implementation = TargetRequests.Whole.class),
              examples = @ExampleObject(name = "webhook", value = TargetExamples.WEBHOOK)))
  @APIResponse(
      responseCode = "201",
      description = "Created",
      content =
          @Content(
              mediaType = "application/json",
              schema = @Schema(implementation = Webhook.class)))
  Uni<Webhook> create(byte[] body);

  @GET
  @Operation(operationId = "listAccountWebhooks", summary = "List Account's Webhooks")
  Uni<WebhookPage> list(
      @QueryParam("page") @Parameter(schema = @Schema(type = SchemaType.INTEGER, minimum = "1"))
          String page,
      @QueryParam("length")
          @Parameter(schema = @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "500"))
          String length);

  @GET
  @Path("/{id}")
  @Operation(operationId = "getAccountWebhook", summary = "Get Account's Webhook")
  Uni<Webhook> get(
      @PathParam("id") @Parameter(description = "Identifier of the webhook.") String id);

  @PUT
  @Path("/{id}")
  @Operation(operationId = "replaceAccountWebhook", summary = "Replace Account's Webhook")
  @RequestBody(
      required = true,
      content =
          @Content(
              mediaType = "application/json",
              schema = @Schema(implementation = TargetRequests.Whole.class),
              examples = @ExampleObject(name = "webhook", value = TargetExamples.WEBHOOK)))
  Uni<Webhook> replace(
      @PathParam("id") @Parameter(description = "Identifier of the webhook.") String id,
      byte[] body);

  @PATCH
  @Path("/{id}")
  @Operation(operationId = "changeAccountWebhook", summary = "Change Account's Webhook in Part")
  @RequestBody(
      required = true,
      content =
          @Content(
              mediaType = "application/json",
              schema = @Schema(implementation = TargetRequests.Partial.class),
              examples = @ExampleObject(name = "webhook", value = TargetExamples.WEBHOOK)))
  Uni<Webhook> change(
      @PathParam("id") @Parameter(description = "Identifier of the webhook.") String id,
      byte[] body);

  @DELETE
  @Path("/{id}")
  @Operation(operationId = "deleteAccountWebhook", summary = "Delete Account's Webhook")
  Uni<Void> delete(
      @PathParam("id") @Parameter(description = "Identifier of the webhook.") String id);
}
