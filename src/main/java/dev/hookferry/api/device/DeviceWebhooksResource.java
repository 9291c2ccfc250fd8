package dev.hookferry.api.device;

import dev.hookferry.flow.Probe;
import dev.hookferry.registry.endpoint.Endpoint;
import dev.hookferry.registry.endpoint.EndpointQuery;
import dev.hookferry.registry.endpoint.EndpointQuery.Order;
import dev.hookferry.registry.endpoint.Endpoints;
import dev.hookferry.registry.endpoint.Saved;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** The webhooks of a device. */
@ApplicationScoped
class DeviceWebhooksResource implements DeviceWebhooksApi {

  private static final Map<String, Order> ORDERS =
      Map.of(
          "uid", Order.NUMBER,
          "url", Order.URL,
          "status", Order.STATUS,
          "description", Order.DESCRIPTION,
          "timeout", Order.TIMEOUT,
          "max_retries", Order.RETRIES);
  private static final DevicePage.Sorting SORTING =
      new DevicePage.Sorting(ORDERS.keySet(), new DeviceJson.Sort("uid", true));

  private static final String HTML = "text/html; charset=utf-8";
  private static final byte[] TEST_DATA = "{\"test\":\"success\"}".getBytes(StandardCharsets.UTF_8);

  private final DeviceAuth auth;
  private final DeviceReader reader;
  private final Endpoints endpoints;
  private final Probe probe;

  DeviceWebhooksResource(DeviceAuth auth, DeviceReader reader, Endpoints endpoints, Probe probe) {
    this.auth = auth;
    this.reader = reader;
    this.endpoints = endpoints;
    this.probe = probe;
  }

  @Override
  public Uni<Response> create(byte[] body) {
    return auth.device()
        .map(device -> DeviceMapper.draft(device, reader.read(body)))
        .chain(endpoints::create)
        .map(DeviceWebhooksResource::saved)
        .map(webhook -> json(new DeviceJson.Item(webhook.number)));
  }

  @Override
  public Uni<Response> list(DeviceListQuery query) {
    return auth.device()
        .chain(device -> list(device, DevicePage.of(query, SORTING), query.filter()));
  }

  @Override
  public Uni<Response> get(String uid) {
    return webhook(uid).map(webhook -> json(DeviceMapper.json(webhook)));
  }

  @Override
  public Uni<Response> update(String uid, byte[] body) {
    return webhook(uid)
        .chain(webhook -> update(webhook, reader.read(body)))
        .map(DeviceWebhooksResource::saved)
        .map(webhook -> Response.ok().build());
  }

  @Override
  public Uni<Response> delete(String uid) {
    return webhook(uid)
        .chain(webhook -> endpoints.delete(Device.of(webhook).webhooks(), webhook.id))
        .map(deleted -> Response.ok().build());
  }

  @Override
  public Uni<Response> test(String uid) {
    return webhook(uid).chain(this::test).map(html -> Response.ok(html, HTML).build());
  }

  private Uni<Endpoint> webhook(String uid) {
    return auth.device()
        .chain(device -> find(device, Uids.parse(uid)))
        .map(found -> found.orElseThrow(DeviceRule.UID::broken));
  }

  private Uni<Optional<Endpoint>> find(Device device, OptionalLong uid) {
    return uid.isEmpty()
        ? Uni.createFrom().item(Optional.empty())
        : endpoints.findByNumber(device.webhooks(), uid.getAsLong());
  }

  private Uni<Saved> update(Endpoint webhook, DeviceWebhook to) {
    return endpoints.update(
        Device.of(webhook).webhooks(), webhook.id, stored -> DeviceMapper.apply(to, stored));
  }

  private Uni<Response> list(Device device, DevicePage page, String filter) {
    EndpointQuery query =
        EndpointQuery.page(
            ORDERS.get(page.sort().field()), page.sort().asc(), page.offset(), page.limit());
    return endpoints
        .list(device.webhooks(), filter == null ? query : query.containing(filter))
        .map(found -> json(DeviceMapper.json(found, page)));
  }

  /** An event of a type that the receiver expects, though it did not happen. */
  private Uni<String> test(Endpoint webhook) {
    String eventType = webhook.patterns.getFirst();
    return probe
        .send(webhook.receiver(), eventType, TEST_DATA)
        .map(result -> DeviceTranscript.html(eventType, result));
  }

  private static Endpoint saved(Saved outcome) {
    return switch (outcome) {
      case Saved.Done done -> done.endpoint();
      case Saved.NotFound gone -> throw DeviceRule.UID.broken();
      case Saved.UrlTaken taken -> throw DeviceRule.DUPLICATE.broken();
      case Saved.ScopeUnknown gone -> throw DeviceRule.DEVICE.broken();
    };
  }

  private static Response json(Object entity) {
    return Response.ok(entity, MediaType.APPLICATION_JSON).build();
  }
}
