package dev.hookferry.api.account;

import dev.hookferry.api.kit.OpenApiFrame;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
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
import org.jboss.resteasy.reactive.ResponseStatus;

/** Routes and documentation; {@link DeliveriesResource} answers. */
@Path("/v1/webhooks/deliveries")
@Tag(name = "account: deliveries")
@SecurityRequirement(name = OpenApiFrame.API_KEY)
@SecurityRequirement(name = OpenApiFrame.OAUTH2)
interface DeliveriesApi {

  @GET
  @Operation(operationId = "listDeliveries", summary = "List Deliveries, newest first")
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
      name = "endpoint_id",
      in = ParameterIn.QUERY,
      schema = @Schema(type = SchemaType.STRING))
  @Parameter(name = "event_id", in = ParameterIn.QUERY, schema = @Schema(type = SchemaType.STRING))
  @Parameter(
      name = "status",
      in = ParameterIn.QUERY,
      schema =
          @Schema(
              type = SchemaType.STRING,
              enumeration = {"scheduled", "rescheduled", "succeeded", "failed"}))
  @Parameter(
      name = "type",
      in = ParameterIn.QUERY,
      description = "Of the event.",
      schema = @Schema(type = SchemaType.STRING))
  @Parameter(
      name = "since",
      in = ParameterIn.QUERY,
      description = "At or after; Unix seconds too.",
      schema = @Schema(type = SchemaType.STRING, format = "date-time"))
  @Parameter(
      name = "until",
      in = ParameterIn.QUERY,
      description = "Before.",
      schema = @Schema(type = SchemaType.STRING, format = "date-time"))
  @Parameter(
      name = "job_id",
      in = ParameterIn.QUERY,
      description = "Made by this job.",
      schema = @Schema(type = SchemaType.STRING))
  Uni<PageJson<DeliveryJson>> list(@Context UriInfo uri);

  @GET
  @Path("/{id}")
  @Operation(operationId = "getDelivery", summary = "Get Delivery, with its attempts")
  Uni<DeliveryJson> get(@PathParam("id") String id);

  @POST
  @Path("/{id}/replay")
  @ResponseStatus(202)
  @APIResponse(
      responseCode = "202",
      description = "Scheduled anew",
      content =
          @Content(
              mediaType = "application/json",
              schema = @Schema(implementation = DeliveryJson.class)))
  @Operation(
      operationId = "replayDelivery",
      summary = "Replay Delivery: the same event to the same endpoint, anew")
  Uni<DeliveryJson> replay(@PathParam("id") String id);
}
