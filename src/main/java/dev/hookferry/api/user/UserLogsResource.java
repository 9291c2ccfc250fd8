package dev.hookferry.api.user;

import static java.util.stream.Collectors.toMap;

import dev.hookferry.domain.model.Event;
import dev.hookferry.history.Deliveries;
import dev.hookferry.history.Delivery;
import dev.hookferry.history.Events;
import dev.hookferry.history.Page;
import dev.hookferry.registry.endpoint.EndpointSet;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

/** What became of the events of a user at its webhooks. */
@ApplicationScoped
class UserLogsResource implements UserLogsApi {

  private final UserAuth auth;
  private final Deliveries deliveries;
  private final Events events;

  UserLogsResource(UserAuth auth, Deliveries deliveries, Events events) {
    this.auth = auth;
    this.deliveries = deliveries;
    this.events = events;
  }

  @Override
  public Uni<Response> search(UserLogQuery query) {
    return auth.webhooks()
        .chain(webhooks -> search(webhooks, query))
        .map(
            logs ->
                Response.status(Response.Status.CREATED)
                    .type(MediaType.APPLICATION_JSON)
                    .entity(new UserJson.Logs(logs))
                    .build());
  }

  private Uni<List<UserJson.Log>> search(EndpointSet webhooks, UserLogQuery query) {
    return deliveries
        .list(UserLogSearch.read(query, webhooks))
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
