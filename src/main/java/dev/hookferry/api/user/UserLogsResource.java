package dev.hookferry.api.user;

import static java.util.stream.Collectors.toMap;

import dev.hookferry.api.kit.Callers;
import dev.hookferry.api.kit.Coercion;
import dev.hookferry.api.kit.OpenApiFrame;
import dev.hookferry.api.kit.Requests;
import dev.hookferry.api.kit.Takes;
import dev.hookferry.api.kit.Values;
import dev.hookferry.domain.model.Event;
import dev.hookferry.history.Deliveries;
import dev.hookferry.history.Delivery;
import dev.hookferry.history.Events;
import dev.hookferry.history.Page;
import dev.hookferry.registry.endpoint.EndpointSet;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;

/** What became of the events of a user at its webhooks. */
@Path("/api/v2/public/webhooks/logs")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "user")
@SecurityRequirement(name = OpenApiFrame.BEARER)
class UserLogsResource {

  private final Callers callers;
  private final Deliveries deliveries;
  private final Events events;

  UserLogsResource(Callers callers, Deliveries deliveries, Events events) {
    this.callers = callers;
    this.deliveries = deliveries;
    this.events = events;
  }

  @GET
  @ResponseStatus(201)
  @Operation(operationId = "searchUserWebhookLogs", summary = "Search webhook notification logs")
  @Takes(query = "UserLogQuery")
  public Uni<UserJson.Logs> search(@Context UriInfo uri) {
    return callers
        .callerWho(User::isManagedBy)
        .map(User::webhooks)
        .chain(
            webhooks ->
                search(webhooks, Requests.query(UserFields.LOGS, uri, Coercion.CLASS_VALIDATOR)))
        .map(UserJson.Logs::new);
  }

  private Uni<List<UserJson.Log>> search(EndpointSet webhooks, Values query) {
    return deliveries
        .list(UserMapper.deliveries(webhooks, query))
        .map(Page::items)
        .chain(found -> withEvents(webhooks.accountId(), found));
  }

  private Uni<List<UserJson.Log>> withEvents(int accountId, List<Delivery> found) {
    return events
        .findAll(accountId, found.stream().map(Delivery::eventId).toList())
        .map(all -> all.stream().collect(toMap(Event::id, Function.identity())))
        .map(byId -> logs(found, byId));
  }

  /** One whose event has just gone for its age has gone too. */
  private static List<UserJson.Log> logs(List<Delivery> found, Map<UUID, Event> byId) {
    return found.stream()
        .filter(delivery -> byId.containsKey(delivery.eventId()))
        .map(delivery -> UserMapper.json(delivery, byId.get(delivery.eventId())))
        .toList();
  }
}
