package dev.hookferry.flow.claim;

import dev.hookferry.domain.model.Event;
import dev.hookferry.flow.fanout.FirstLease;
import dev.hookferry.flow.publish.Draft;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The events of deliveries that were stored with a lease: as they are in the table, unread. */
final class FirstEvents {

  private FirstEvents() {}

  /** By their ids; each once, however many deliveries it has. */
  static Map<UUID, Event> of(List<FirstLease> stored) {
    Map<UUID, Event> events = new HashMap<>();
    stored.forEach(one -> events.computeIfAbsent(one.delivery().draft().id(), id -> event(one)));
    return events;
  }

  private static Event event(FirstLease stored) {
    Draft draft = stored.delivery().draft();
    return new Event(
        stored.delivery().accountId(),
        draft.id(),
        stored.number(),
        draft.scope(),
        draft.event().type(),
        draft.event().objectType(),
        draft.occurredAt(),
        draft.event().data(),
        0,
        draft.event().traceparent(),
        draft.event().labels(),
        false);
  }
}
