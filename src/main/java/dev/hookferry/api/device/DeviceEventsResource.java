package dev.hookferry.api.device;

import dev.hookferry.domain.model.Event;
import dev.hookferry.history.Deliveries;
import dev.hookferry.history.Events;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** The events of a device, and what became of them at its webhooks. */
@ApplicationScoped
class DeviceEventsResource implements DeviceEventsApi {

  /** Every one of them means an event's age. */
  private static final Set<String> FIELDS = Set.of("uid", "event_id", "created_at");

  private static final DevicePage.Sorting NEWEST_FIRST =
      new DevicePage.Sorting(FIELDS, new DeviceJson.Sort("uid", false));
  private static final DevicePage.Sorting OLDEST_FIRST =
      new DevicePage.Sorting(FIELDS, new DeviceJson.Sort("event_id", true));

  private final DeviceAuth auth;
  private final Events events;
  private final Deliveries deliveries;
  private final Clock clock;

  DeviceEventsResource(DeviceAuth auth, Events events, Deliveries deliveries, Clock clock) {
    this.auth = auth;
    this.events = events;
    this.deliveries = deliveries;
    this.clock = clock;
  }

  @Override
  public Uni<Response> list(DeviceListQuery query, DeviceTimeWindow window) {
    return auth.device().chain(device -> list(device, query, window));
  }

  @Override
  public Uni<Response> get(String uid) {
    return auth.device()
        .chain(device -> find(device, Uids.parse(uid)))
        .map(found -> found.orElseThrow(DeviceRule.EVENT_UID::broken))
        .map(DeviceEventsResource::json);
  }

  @Override
  public Uni<Response> queue(DeviceListQuery query) {
    return auth.device().chain(device -> queue(device, query));
  }

  @Override
  public Uni<Response> dashboard(DeviceTimeWindow window) {
    return auth.device()
        .map(device -> DeviceSelection.of(device, null, window.orLastDay(clock.instant())))
        .chain(selection -> deliveries.counts(selection.deliveries()))
        .map(counts -> json(DeviceEventMapper.json(counts)));
  }

  private Uni<Response> list(Device device, DeviceListQuery query, DeviceTimeWindow window) {
    DevicePage page = DevicePage.of(query, NEWEST_FIRST);
    DeviceSelection selection = DeviceSelection.of(device, query.filter(), window);
    return events
        .count(selection.events())
        .chain(
            total ->
                events
                    .list(selection.events(page, total))
                    .chain(found -> withDeliveries(selection, page.inOrder(found.items())))
                    .map(shown -> json(new DeviceJson.EventPage(shown, page.options(total)))));
  }

  private Uni<Optional<DeviceJson.Event>> find(Device device, OptionalLong uid) {
    if (uid.isEmpty()) {
      return Uni.createFrom().item(Optional.empty());
    }
    return events
        .findByNumber(device.accountId(), device.scope(), uid.getAsLong())
        .chain(found -> withDeliveries(DeviceSelection.all(device), found.stream().toList()))
        .map(shown -> shown.stream().findFirst());
  }

  private Uni<Response> queue(Device device, DeviceListQuery query) {
    DevicePage page = DevicePage.of(query, OLDEST_FIRST);
    DeviceSelection selection = DeviceSelection.of(device, query.filter(), DeviceTimeWindow.ALL);
    return deliveries
        .counts(selection.deliveries())
        .chain(
            counts ->
                deliveries
                    .list(selection.retries(page))
                    .map(found -> found.items().stream().map(DeviceEventMapper::json).toList())
                    .map(
                        shown ->
                            new DeviceJson.DeliveryPage(shown, page.options(counts.retrying()))))
        .map(DeviceEventsResource::json);
  }

  private Uni<List<DeviceJson.Event>> withDeliveries(DeviceSelection selection, List<Event> found) {
    return found.isEmpty()
        ? Uni.createFrom().item(List.of())
        : deliveries
            .list(selection.deliveriesOf(found))
            .map(theirs -> DeviceEventMapper.json(found, theirs.items()));
  }

  private static Response json(Object entity) {
    return Response.ok(entity, MediaType.APPLICATION_JSON).build();
  }
}
