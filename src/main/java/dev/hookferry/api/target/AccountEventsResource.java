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
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The events of the account and of all its targets. */
@Path("/events")
@Tag(name = "target")
@SecurityRequirement(name = OpenApiFrame.JWT)
class AccountEventsResource {

  private final TargetAuth auth;
  private final TargetEvents events;

  AccountEventsResource(TargetAuth auth, TargetEvents events) {
    this.auth = auth;
    this.events = events;
  }

  @GET
  @Operation(operationId = "listAccountEvents", summary = "List Account's Events, the Newest First")
  @Takes(query = "TargetPageQuery")
  public Uni<EventPage> list(@Context UriInfo uri) {
    return auth.accountEventReader().chain(account -> events.page(account, TargetPage.of(uri)));
  }

  @GET
  @Path("/{id}")
  @Operation(
      operationId = "getAccountEvent",
      summary = "Get Account's Event with the State of Each Webhook")
  public Uni<TargetJson.Event> get(
      @PathParam("id") @Parameter(description = "Identifier of the event.") String id) {
    return auth.accountEventReader().chain(account -> events.find(account, id));
  }
}
