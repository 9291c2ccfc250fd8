package dev.hookferry.api.target;

import dev.hookferry.api.kit.OpenApiFrame;
import dev.hookferry.api.kit.Takes;
import dev.hookferry.api.target.TargetJson.EventPage;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The events of a target. */
@Path("/targets/{target_id}/events")
@Tag(name = "target")
@SecurityRequirement(name = OpenApiFrame.JWT)
class TargetEventsResource {

  private final TargetAuth auth;
  private final TargetEvents events;

  TargetEventsResource(TargetAuth auth, TargetEvents events) {
    this.auth = auth;
    this.events = events;
  }

  @GET
  @Operation(operationId = "listTargetEvents", summary = "List Target's Events, the Newest First")
  @Takes(query = "TargetPageQuery")
  public Uni<EventPage> list(
      @PathParam("target_id") @Parameter(description = "Identifier of the target.") String targetId,
      @Context UriInfo uri) {
    return with(targetId, target -> events.page(target, TargetPage.of(uri)));
  }

  @GET
  @Path("/{id}")
  @Operation(
      operationId = "getTargetEvent",
      summary = "Get Target's Event with the State of Each Webhook")
  public Uni<TargetJson.Event> get(
      @PathParam("target_id") @Parameter(description = "Identifier of the target.") String targetId,
      @PathParam("id") @Parameter(description = "Identifier of the event.") String id) {
    return with(targetId, target -> events.find(target, id));
  }

  private <T> Uni<T> with(String targetId, Function<Owner, Uni<T>> work) {
    return auth.eventReader().chain(caller -> auth.target(caller, targetId)).chain(work::apply);
  }
}
