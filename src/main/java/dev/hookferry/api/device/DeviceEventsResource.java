package dev.hookferry.api.device;

import dev.hookferry.api.device.DeviceErrors.Sentence;
import dev.hookferry.api.kit.Callers;
import dev.hookferry.api.kit.Coercion;
import dev.hookferry.api.kit.OpenApiFrame;
import dev.hookferry.api.kit.Requests;
import dev.hookferry.api.kit.Takes;
import dev.hookferry.api.kit.Values;
import dev.hookferry.domain.model.Event;
import dev.hookferry.history.Deliveries;
import dev.hookferry.history.Events;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The events of a device, and what became of them at its webhooks. */
@Path("/api/v1/webhooks/events")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "device")
@SecurityRequirement(name = OpenApiFrame.BEARER)
class DeviceEventsResource {

  private static final Duration DAY = Duration.ofHours(24);
  private static final DeviceJson.Sort NEWEST_FIRST = new DeviceJson.Sort("uid", false);
  private static final DeviceJson.Sort OLDEST_FIRST = new DeviceJson.Sort("event_id", true);

  private final Callers callers;
  private final Requests requests;
  private final Events events;
  private final Deliveries deliveries;
  private final Clock clock;

  DeviceEventsResource(
      Callers callers, Requests requests, Events events, Deliveries deliveries, Clock clock) {
    this.callers = callers;
    this.requests = requests;
    this.events = events;
    this.deliveries = deliveries;
    this.clock = clock;
  }

  @GET
  @Operation(operationId = "listDeviceEvents", summary = "Get a list of Webhook Events")
  @Takes(query = "DeviceEventQuery")
  public Uni<DeviceJson.EventPage> list(@Context UriInfo uri) {
    return device()
        .chain(
            device -> list(device, requests.query(DeviceFields.EVENT_LIST, uri, Coercion.OF_TEXT)));
  }

  @GET
  @Path("/{event-uid}")
  @Operation(operationId = "getDeviceEvent", summary = "Get Webhook Event info")
  public Uni<DeviceJson.Event> get(@PathParam("event-uid") String uid) {
    return device().chain(device -> find(device, Device.uid(uid)));
  }

  @GET
  @Path("/retry/queue")
  @Operation(
      operationId = "listDeviceRetries",
      summary = "Get the queue of Webhook Events waiting to be sent again")
  @Takes(query = "DeviceRetryQuery")
  public Uni<DeviceJson.DeliveryPage> queue(@Context UriInfo uri) {
    return device()
        .chain(
            device ->
                queue(device, requests.query(DeviceFields.RETRY_LIST, uri, Coercion.OF_TEXT)));
  }

  @GET
  @Path("/retry/dashboard")
  @Operation(
      operationId = "getDeviceDashboard",
      summary = "Get how deliveries went, by default in the last 24 hours")
  @Takes(query = "DeviceWindowQuery")
  public Uni<DeviceJson.Dashboard> dashboard(@Context UriInfo uri) {
    return device()
        .map(
            device ->
                DeviceSelection.of(
                    device, requests.query(DeviceFields.WINDOW, uri, Coercion.OF_TEXT)))
        .map(selection -> selection.orSince(clock.instant().minus(DAY)))
        .chain(selection -> deliveries.counts(selection.deliveries()))
        .map(DeviceEventMapper::json);
  }

  private Uni<Device> device() {
    return callers.callerWho(Device::isAdministeredBy).map(Device::of);
  }

  private Uni<DeviceJson.EventPage> list(Device device, Values query) {
    DevicePage page = DevicePage.of(query, NEWEST_FIRST);
    DeviceSelection selection = DeviceSelection.of(device, query);
    return events
        .count(selection.events())
        .chain(
            total ->
                events
                    .list(selection.events(page, total))
                    .chain(found -> withDeliveries(selection, page.inOrder(found.items())))
                    .map(shown -> new DeviceJson.EventPage(shown, page.options(total))));
  }

  private Uni<DeviceJson.Event> find(Device device, long uid) {
    return events
        .findByNumber(device.accountId(), device.scope(), uid)
        .map(found -> found.orElseThrow(Sentence.EVENT_UID::broken))
        .chain(event -> withDeliveries(DeviceSelection.all(device), List.of(event)))
        .map(List::getFirst);
  }

  private Uni<DeviceJson.DeliveryPage> queue(Device device, Values query) {
    DevicePage page = DevicePage.of(query, OLDEST_FIRST);
    DeviceSelection selection = DeviceSelection.of(device, query);
    return deliveries
        .counts(selection.deliveries())
        .chain(
            counts ->
                deliveries
                    .list(selection.retries(page))
                    .map(found -> found.items().stream().map(DeviceEventMapper::json).toList())
                    .map(
                        shown ->
                            new DeviceJson.DeliveryPage(shown, page.options(counts.retrying()))));
  }

  private Uni<List<DeviceJson.Event>> withDeliveries(DeviceSelection selection, List<Event> found) {
    return found.isEmpty()
        ? Uni.createFrom().item(List.of())
        : deliveries
            .list(selection.deliveriesOf(found))
            .map(theirs -> DeviceEventMapper.json(found, theirs.items()));
  }
}
