package dev.hookferry.api.device;

import dev.hookferry.api.kit.OpenApiFrame;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Routes and documentation of a device's events; {@link DeviceEventsResource} answers. */
@Path("/api/v1/webhooks/events")
@Tag(name = "device", description = "Webhooks of an access-control panel")
@SecurityRequirement(name = OpenApiFrame.BEARER)
@APIResponse(
    responseCode = "400",
    description = "Validation error",
    content =
        @Content(
            mediaType = "application/json",
            schema = @Schema(implementation = DeviceJson.Failure.class),
            examples = @ExampleObject(name = "Wrong page", value = DeviceExamples.WRONG_PAGE)))
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
interface DeviceEventsApi {

  @GET
  @Operation(operationId = "listDeviceEvents", summary = "Get a list of Webhook Events")
  @APIResponse(
      responseCode = "200",
      description = "OK",
      content =
          @Content(
              mediaType = "application/json",
              schema = @Schema(implementation = DeviceJson.EventPage.class)))
  Uni<Response> list(@BeanParam DeviceListQuery query, @BeanParam DeviceTimeWindow window);

  @GET
  @Path("/{event-uid}")
  @Operation(operationId = "getDeviceEvent", summary = "Get Webhook Event info")
  @APIResponse(
      responseCode = "200",
      description = "OK",
      content =
          @Content(
              mediaType = "application/json",
              schema = @Schema(implementation = DeviceJson.Event.class)))
  Uni<Response> get(@PathParam("event-uid") String uid);

  @GET
  @Path("/retry/queue")
  @Operation(
      operationId = "listDeviceRetries",
      summary = "Get the queue of Webhook Events waiting to be sent again")
  @APIResponse(
      responseCode = "200",
      description = "OK",
      content =
          @Content(
              mediaType = "application/json",
              schema = @Schema(implementation = DeviceJson.DeliveryPage.class)))
  Uni<Response> queue(@BeanParam DeviceListQuery query);

  @GET
  @Path("/retry/dashboard")
  @Operation(
      operationId = "getDeviceDashboard",
      summary = "Get how deliveries went, by default in the last 24 hours")
  @APIResponse(
      responseCode = "200",
      description = "OK",
      content =
          @Content(
              mediaType = "application/json",
              schema = @Schema(implementation = DeviceJson.Dashboard.class)))
  Uni<Response> dashboard(@BeanParam DeviceTimeWindow window);
}
