package dev.hookferry.api.device;

import dev.hookferry.api.kit.OpenApiFrame;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Routes and documentation of a device's webhooks; {@link DeviceWebhooksResource} answers. */
@Path("/api/v1/webhooks")
@Tag(name = "device", description = "Webhooks of an access-control panel")
@SecurityRequirement(name = OpenApiFrame.BEARER)
@APIResponse(
    responseCode = "400",
    description = "Validation error, or required fields are not provided",
    content =
        @Content(
            mediaType = "application/json",
            schema = @Schema(implementation = DeviceJson.Failure.class),
            examples = {
              @ExampleObject(name = "Wrong uid", value = DeviceExamples.WRONG_UID),
              @ExampleObject(name = "Missed", value = DeviceExamples.NO_VALUE),
              @ExampleObject(name = "Webhook exists", value = DeviceExamples.DUPLICATE)
            }))
@APIResponse(
    responseCode = "401",
    description = "Unauthorized request",
    content =
        @Content(
            mediaType = "application/json",
            schema = @Schema(implementation = DeviceJson.Failure.class),
            examples = @ExampleObject(name = "Log In", value = DeviceExamples.LOG_IN)))
@APIResponse(
    responseCode = "403",
    description = "Administrator rights required",
    content =
        @Content(
            mediaType = "application/json",
            schema = @Schema(implementation = DeviceJson.Failure.class),
            examples =
                @ExampleObject(
                    name = "Admin Rights Required",
                    value = DeviceExamples.ADMINISTRATORS)))
interface DeviceWebhooksApi {

  @POST
  @Operation(operationId = "createDeviceWebhook", summary = "Create Webhook Entity")
  @RequestBody(
      required = true,
      content =
          @Content(
              mediaType = "application/json",
              schema = @Schema(implementation = DeviceRequests.Webhook.class),
              examples = @ExampleObject(name = "webhook", value = DeviceExamples.WEBHOOK)))
  @APIResponse(
      responseCode = "200",
      description = "OK",
      content =
          @Content(
              mediaType = "application/json",
              schema = @Schema(implementation = DeviceJson.Item.class)))
  Uni<Response> create(byte[] body);

  @GET
  @Operation(operationId = "listDeviceWebhooks", summary = "Get a list of Webhooks")
  @APIResponse(
      responseCode = "200",
      description = "OK",
      content =
          @Content(
              mediaType = "application/json",
              schema = @Schema(implementation = DeviceJson.WebhookPage.class)))
  Uni<Response> list(@BeanParam DeviceListQuery query);

  @GET
  @Path("/{webhook-uid}")
  @Operation(operationId = "getDeviceWebhook", summary = "Get Webhook Entity")
  @APIResponse(
      responseCode = "200",
      description = "OK",
      content =
          @Content(
              mediaType = "application/json",
              schema = @Schema(implementation = DeviceJson.Webhook.class)))
  Uni<Response> get(@PathParam("webhook-uid") String uid);

  @PUT
  @Path("/{webhook-uid}")
  @Operation(operationId = "updateDeviceWebhook", summary = "Update Webhook Entity")
  @RequestBody(
      required = true,
      content =
          @Content(
              mediaType = "application/json",
              schema = @Schema(implementation = DeviceRequests.Webhook.class),
              examples = @ExampleObject(name = "webhook", value = DeviceExamples.WEBHOOK)))
  @APIResponse(responseCode = "200", description = "OK")
  Uni<Response> update(@PathParam("webhook-uid") String uid, byte[] body);

  @DELETE
  @Path("/{webhook-uid}")
  @Operation(operationId = "deleteDeviceWebhook", summary = "Delete Webhook Entity")
  @APIResponse(responseCode = "200", description = "OK")
  Uni<Response> delete(@PathParam("webhook-uid") String uid);

  @POST
  @Path("/{webhook-uid}/test")
  @Operation(operationId = "testDeviceWebhook", summary = "Send one request to the webhook now")
  @APIResponse(
      responseCode = "200",
      description = "The request with its answer, whichever it is",
      content =
          @Content(
              mediaType = "text/html",
              schema = @Schema(type = SchemaType.STRING),
              examples = @ExampleObject(name = "answered", value = DeviceExamples.TRANSCRIPT)))
  Uni<Response> test(@PathParam("webhook-uid") String uid);
}
