package dev.hookferry.api.device;

import dev.hookferry.api.device.DeviceErrors.Sentence;
import dev.hookferry.api.kit.Values;
import dev.hookferry.domain.model.Event;
import dev.hookferry.envelope.DeviceEnvelope;
import dev.hookferry.history.DeliveryQuery;
import dev.hookferry.history.EventQuery;
import dev.hookferry.history.Status;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Which events of a device, and which deliveries of theirs to its webhooks.
 *
 * @param type empty: every one
 */
record DeviceSelection(
    Device device, Optional<String> type, Optional<Instant> since, Optional<Instant> until) {

  /** Deliveries shown of the events of one page, at most. */
  private static final int MOST_DELIVERIES = 10_000;

  /** What the query asks for: a type in its filter, and a time window. */
  static DeviceSelection of(Device device, Values query) {
    Optional<Instant> since = query.optional(DeviceFields.FROM);
    Optional<Instant> until = query.optional(DeviceFields.TO);
    if (since.isPresent() && !until.map(since.get()::isBefore).orElse(true)) {
      throw Sentence.TIME_RANGE.broken();
    }
    return new DeviceSelection(
        device, query.optional(DeviceFields.FILTER).filter(text -> !text.isEmpty()), since, until);
  }

  static DeviceSelection all(Device device) {
    return new DeviceSelection(device, Optional.empty(), Optional.empty(), Optional.empty());
  }

  /** Since then, where there is no window. */
  DeviceSelection orSince(Instant start) {
    return since.isEmpty() && until.isEmpty()
        ? new DeviceSelection(device, type, Optional.of(start), until)
        : this;
  }

  /** All events. */
  EventQuery events() {
    return events(0, 0);
  }

  /**
   * The page's events, newest first.
   *
   * @param total how many there are on all pages: a page that is sorted the other way is counted
   *     from their end
   */
  EventQuery events(DevicePage page, long total) {
    if (!page.sort().asc()) {
      return events(page.offset(), page.limit());
    }
    int end = (int) Math.clamp(total - page.offset(), 0, Integer.MAX_VALUE);
    int start = Math.max(0, end - page.limit());
    return events(start, end - start);
  }

  /** What became of these events. */
  DeliveryQuery deliveriesOf(List<Event> events) {
    return DeliveryQuery.newest(device.accountId(), MOST_DELIVERIES)
        .ofEndpoints(DeviceEnvelope.NAME, Optional.of(device.scope()))
        .ofEvents(events.stream().map(Event::id).toList());
  }

  /** All deliveries. */
  DeliveryQuery deliveries() {
    return deliveries(Set.of(), true, 0, 0);
  }

  /** The page's deliveries of those that failed and will be tried again. */
  DeliveryQuery retries(DevicePage page) {
    return deliveries(Set.of(Status.RESCHEDULED), page.sort().asc(), page.offset(), page.limit());
  }

  private EventQuery events(int offset, int limit) {
    return new EventQuery(
        device.accountId(),
        type,
        Set.of(device.scope().kind()),
        Optional.of(device.scope().id()),
        since,
        until,
        Optional.empty(),
        offset,
        limit);
  }

  private DeliveryQuery deliveries(Set<Status> statuses, boolean ascending, int offset, int limit) {
    return new DeliveryQuery(
        device.accountId(),
        Optional.of(DeviceEnvelope.NAME),
        Optional.of(device.scope()),
        Optional.empty(),
        List.of(),
        statuses,
        type,
        since,
        until,
        ascending,
        Optional.empty(),
        offset,
        limit);
  }
}
