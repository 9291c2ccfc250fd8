package dev.hookferry.api.account;

import static java.util.stream.Collectors.toSet;

import dev.hookferry.api.kit.Values;
import dev.hookferry.domain.model.Caller;
import dev.hookferry.domain.model.Event;
import dev.hookferry.domain.model.PublicId;
import dev.hookferry.domain.model.Scope;
import dev.hookferry.history.Deliveries;
import dev.hookferry.history.EventQuery;
import dev.hookferry.history.Events;
import dev.hookferry.history.Page;
import dev.hookferry.history.Recipients;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;

/** Finds the events that a caller may see. */
@ApplicationScoped
class EventReading {

  /** More endpoints than anyone gives one event. */
  private static final int MAX_DELIVERIES = 1000;

  private final Events events;
  private final Deliveries deliveries;
  private final Recipients recipients;

  EventReading(Events events, Deliveries deliveries, Recipients recipients) {
    this.events = events;
    this.deliveries = deliveries;
    this.recipients = recipients;
  }

  Uni<PageJson<EventJson>> list(Caller caller, Values query) {
    EventQuery wanted = wanted(caller, query);
    return isOutOfReach(caller, wanted)
        ? Uni.createFrom().item(PageJson.empty())
        : events.list(within(caller, wanted)).map(page -> PageJson.of(page, EventJson::of));
  }

  /** The event with its deliveries; fails with not found. */
  Uni<EventJson> get(Caller caller, String id) {
    return find(caller, id).chain(event -> withDeliveries(caller, event));
  }

  /** Every endpoint that could have got the event; fails with not found. */
  Uni<PageJson<RecipientJson>> recipients(Caller caller, String id) {
    return find(caller, id)
        .chain(event -> recipients.of(event, caller.scope()))
        .map(all -> new PageJson<>(all.stream().map(RecipientJson::of).toList(), null));
  }

  private Uni<Event> find(Caller caller, String id) {
    return PublicId.EVENT
        .parse(id)
        .map(uuid -> events.find(caller.accountId(), uuid))
        .orElseThrow(AccountAuth::notFound)
        .map(found -> found.filter(event -> caller.reaches(event.scope())))
        .map(found -> found.orElseThrow(AccountAuth::notFound));
  }

  private Uni<EventJson> withDeliveries(Caller caller, Event event) {
    var query = DeliveryQueries.newest(caller, MAX_DELIVERIES).ofEvents(Set.of(event.id()));
    return deliveries
        .list(query)
        .map(Page::items)
        .map(items -> EventJson.of(event, items.stream().map(DeliveryJson::of).toList()));
  }

  private static EventQuery wanted(Caller caller, Values query) {
    return new EventQuery(
            caller.accountId(),
            query.optional(EventFields.TYPE_OF_LIST),
            query.optional(EventFields.SCOPE_KIND).stream().collect(toSet()),
            query.optional(EventFields.SCOPE_ID),
            query.optional(PageFields.SINCE),
            query.optional(PageFields.UNTIL),
            query.optional(PageFields.CURSOR),
            0,
            query.get(PageFields.LIMIT))
        .narrowedBy(SearchFields.narrowing(query));
  }

  /** A key bound to a scope sees the events of no other. */
  private static boolean isOutOfReach(Caller caller, EventQuery query) {
    return caller.scope().isPresent() && !mayHold(caller.scope().get(), query);
  }

  private static boolean mayHold(Scope scope, EventQuery query) {
    return (query.kinds().isEmpty() || query.kinds().contains(scope.kind()))
        && query.scopeId().filter(id -> !id.equals(scope.id())).isEmpty();
  }

  private static EventQuery within(Caller caller, EventQuery query) {
    return caller.scope().map(own -> query.of(own)).orElse(query);
  }
}
