package dev.hookferry.api.target;

import dev.hookferry.api.kit.OpenApiFrame;
import dev.hookferry.api.target.TargetJson.EventPage;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Routes and documentation of a target's events; {@link TargetEventsResource} answers. */
@Path("/targets/{target_id}/events")
@Tag(name = "target")
@SecurityRequirement(name = OpenApiFrame.JWT)
interface TargetEventsApi {

  @GET
  @Operation(operationId = "listTargetEvents", summary = "List Target's Events, the Newest First")
  Uni<EventPage> list(
      @PathParam("target_id") @Parameter(description = "Identifier of the target.") String targetId,
      @QueryParam("page") @Parameter(schema = @Schema(type = SchemaType.INTEGER, minimum = "1"))
          String page,
      @QueryParam("length")
          @Parameter(schema = @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "500"))
          String length);

  @GET
  @Path("/{id}")
  @Operation(
      operationId = "getTargetEvent",
      summary = "Get Target's Event with the State of Each Webhook")
  Uni<TargetJson.Event> get(
      @PathParam("target_id") @Parameter(description = "Identifier of the target.") String targetId,
      @PathParam("id") @Parameter(description = "Identifier of the event.") String id);
}
