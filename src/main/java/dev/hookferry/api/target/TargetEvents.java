package dev.hookferry.api.target;

import static java.util.stream.Collectors.groupingBy;

import dev.hookferry.api.target.TargetJson.EventPage;
import dev.hookferry.domain.model.Event;
import dev.hookferry.envelope.TargetEnvelope;
import dev.hookferry.history.Deliveries;
import dev.hookferry.history.Delivery;
import dev.hookferry.history.DeliveryQuery;
import dev.hookferry.history.EventQuery;
import dev.hookferry.history.Events;
import dev.hookferry.history.Page;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Events of a target or of the account, each with how far every webhook is with it. */
@ApplicationScoped
class TargetEvents {

  /** More than the events of one page have, but for an account with very many webhooks. */
  private static final int MAX_DELIVERIES = 10_000;

  private final Events events;
  private final Deliveries deliveries;

  TargetEvents(Events events, Deliveries deliveries) {
    this.events = events;
    this.deliveries = deliveries;
  }

  /** The newest events. */
  Uni<EventPage> page(Owner owner, TargetPage paging) {
    EventQuery query = query(owner, paging);
    return events
        .count(query)
        .invoke(paging::check)
        .chain(
            count ->
                events
                    .list(query)
                    .chain(page -> withWebhooks(owner, page.items()))
                    .map(results -> TargetEventMapper.page(results, count, paging)));
  }

  /** An event; fails as not found where the owner has none of this id. */
  Uni<TargetJson.Event> find(Owner owner, String id) {
    return events
        .find(owner.accountId(), TargetMapper.id(id))
        .map(found -> found.filter(owner::has).orElseThrow(TargetMapper::notFound))
        .chain(event -> withWebhooks(owner, List.of(event)))
        .map(List::getFirst);
  }

  private Uni<List<TargetJson.Event>> withWebhooks(Owner owner, List<Event> found) {
    return deliveriesOf(owner, found)
        .map(
            byEvent ->
                found.stream()
                    .map(
                        event ->
                            TargetEventMapper.event(
                                event, byEvent.getOrDefault(event.id(), List.of())))
                    .toList());
  }

  /** Those to webhooks that the caller sees, the newest first. */
  private Uni<Map<UUID, List<Delivery>>> deliveriesOf(Owner owner, List<Event> found) {
    if (found.isEmpty()) {
      return Uni.createFrom().item(Map.of());
    }
    DeliveryQuery query =
        DeliveryQuery.newest(owner.accountId(), MAX_DELIVERIES)
            .ofEvents(found.stream().map(Event::id).toList())
            .ofEndpoints(TargetEnvelope.NAME, owner.reach());
    return deliveries
        .list(query)
        .map(Page::items)
        .map(items -> items.stream().collect(groupingBy(Delivery::eventId)));
  }

  private static EventQuery query(Owner owner, TargetPage paging) {
    return new EventQuery(
        owner.accountId(),
        Optional.empty(),
        owner.kinds(),
        Optional.of(owner.scope().id()).filter(id -> !owner.scope().isAccount()),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        paging.offset(),
        paging.length());
  }
}
