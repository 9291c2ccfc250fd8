package dev.hookferry.api.account;

import dev.hookferry.api.kit.Coercion;
import dev.hookferry.api.kit.OpenApiFrame;
import dev.hookferry.api.kit.Requests;
import dev.hookferry.api.kit.Takes;
import dev.hookferry.api.kit.Values;
import dev.hookferry.domain.model.Caller;
import dev.hookferry.registry.eventtype.EventTypes;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/** The catalogue: what events there are, and what their data looks like. */
@ApplicationScoped
@Path("/v1/webhooks/event-types")
@Tag(name = "account: event types")
@SecurityRequirement(name = OpenApiFrame.API_KEY)
@SecurityRequirement(name = OpenApiFrame.OAUTH2)
class EventTypesResource {

  private final AccountAuth auth;
  private final EventTypes types;

  EventTypesResource(AccountAuth auth, EventTypes types) {
    this.auth = auth;
    this.types = types;
  }

  @PUT
  @Path("/{name}")
  @Takes(body = "EventTypeRequest")
  @APIResponse(
      responseCode = "200",
      description = "Replaced",
      content =
          @Content(
              mediaType = "application/json",
              schema = @Schema(implementation = EventTypeJson.class)))
  @APIResponse(
      responseCode = "201",
      description = "Created",
      content =
          @Content(
              mediaType = "application/json",
              schema = @Schema(implementation = EventTypeJson.class)))
  @Operation(
      operationId = "putEventType",
      summary = "Put Event Type: 201, or 200 where it was there and is replaced")
  public Uni<RestResponse<EventTypeJson>> put(
      @PathParam("name") String name,
      @HeaderParam(HttpHeaders.CONTENT_TYPE) String contentType,
      byte[] bytes) {
    JsonBody body = JsonBody.read(contentType, bytes);
    return auth.keys()
        .chain(caller -> types.put(EventTypeFields.read(caller.accountId(), name, body)))
        .map(EventTypesResource::answer);
  }

  private static RestResponse<EventTypeJson> answer(EventTypes.Put put) {
    RestResponse.Status status =
        put.created() ? RestResponse.Status.CREATED : RestResponse.Status.OK;
    return RestResponse.ResponseBuilder.create(status, EventTypeJson.of(put.type())).build();
  }

  @GET
  @Operation(operationId = "listEventTypes", summary = "List Event Types, newest first")
  @Takes(query = "EventTypeQuery")
  public Uni<PageJson<EventTypeJson>> list(@Context UriInfo uri) {
    return auth.events()
        .chain(
            caller -> list(caller, Requests.query(EventTypeFields.LIST, uri, Coercion.PYDANTIC)));
  }

  private Uni<PageJson<EventTypeJson>> list(Caller caller, Values query) {
    int limit = query.get(PageFields.LIMIT);
    return types
        .list(
            caller.accountId(),
            query.get(EventTypeFields.INCLUDE_ARCHIVED),
            query.get(EventTypeFields.PREFIX),
            query.optional(EventTypeFields.CURSOR),
            limit + 1)
        .map(rows -> PageJson.of(rows, limit, EventTypeJson::of, EventTypeCursor::text));
  }

  @GET
  @Path("/{name}")
  @Operation(operationId = "getEventType", summary = "Get Event Type")
  public Uni<EventTypeJson> get(@PathParam("name") String name) {
    return auth.events()
        .chain(caller -> types.find(caller.accountId(), known(name)))
        .map(found -> EventTypeJson.of(found.orElseThrow(AccountAuth::notFound)));
  }

  @DELETE
  @Path("/{name}")
  @Operation(operationId = "deleteEventType", summary = "Delete Event Type")
  public Uni<Void> delete(@PathParam("name") String name) {
    return auth.keys()
        .chain(caller -> types.delete(caller.accountId(), known(name)))
        .invoke(AccountAuth::requireFound)
        .replaceWithVoid();
  }

  /** A name that none can have is not found. */
  private static String known(String name) {
    AccountAuth.requireFound(EventTypeFields.isName(name));
    return name;
  }
}
