package dev.hookferry.api.device;

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

  /** Throws what is wrong with the window, where anything is. */
  static DeviceSelection of(Device device, String type, DeviceTimeWindow window) {
    return new DeviceSelection(
        device,
        Optional.ofNullable(type).filter(text -> !text.isEmpty()),
        window.since(),
        window.until());
  }

  static DeviceSelection all(Device device) {
    return of(device, null, DeviceTimeWindow.ALL);
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
