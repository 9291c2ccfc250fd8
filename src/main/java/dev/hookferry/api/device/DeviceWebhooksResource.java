package dev.hookferry.api.device;

import dev.hookferry.api.device.DeviceErrors.Sentence;
import dev.hookferry.api.kit.Callers;
import dev.hookferry.api.kit.Coercion;
import dev.hookferry.api.kit.JsonBodies;
import dev.hookferry.api.kit.OpenApiFrame;
import dev.hookferry.api.kit.Requests;
import dev.hookferry.api.kit.Takes;
import dev.hookferry.api.kit.Values;
import dev.hookferry.flow.Probe;
import dev.hookferry.registry.endpoint.Edit;
import dev.hookferry.registry.endpoint.Endpoint;
import dev.hookferry.registry.endpoint.EndpointQuery;
import dev.hookferry.registry.endpoint.EndpointQuery.Order;
import dev.hookferry.registry.endpoint.Endpoints;
import dev.hookferry.registry.endpoint.Saved;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;

/** The webhooks of a device. */
@Path("/api/v1/webhooks")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "device", description = "Webhooks of an access-control panel")
@SecurityRequirement(name = OpenApiFrame.BEARER)
class DeviceWebhooksResource {

  private static final Map<String, Order> ORDERS =
      Map.of(
          "uid", Order.NUMBER,
          "url", Order.URL,
          "status", Order.STATUS,
          "description", Order.DESCRIPTION,
          "timeout", Order.TIMEOUT,
          "max_retries", Order.RETRIES);
  private static final DeviceJson.Sort OLDEST_FIRST = new DeviceJson.Sort("uid", true);

  private static final byte[] TEST_DATA = "{\"test\":\"success\"}".getBytes(StandardCharsets.UTF_8);

  private final Callers callers;
  private final Requests requests;
  private final Endpoints endpoints;
  private final Probe probe;

  DeviceWebhooksResource(Callers callers, Requests requests, Endpoints endpoints, Probe probe) {
    this.callers = callers;
    this.requests = requests;
    this.endpoints = endpoints;
    this.probe = probe;
  }

  @POST
  @ResponseStatus(200)
  @Operation(operationId = "createDeviceWebhook", summary = "Create Webhook Entity")
  @Takes(body = "DeviceWebhookInput")
  public Uni<DeviceJson.Item> create(byte[] body) {
    return device()
        .map(device -> DeviceMapper.draft(device, read(body)))
        .chain(endpoints::create)
        .map(saved -> new DeviceJson.Item(endpoint(saved).number));
  }

  @GET
  @Operation(operationId = "listDeviceWebhooks", summary = "Get a list of Webhooks")
  @Takes(query = "DeviceWebhookQuery")
  public Uni<DeviceJson.WebhookPage> list(@Context UriInfo uri) {
    return device()
        .chain(device -> list(device, requests.query(DeviceFields.LIST, uri, Coercion.OF_TEXT)));
  }

  @GET
  @Path("/{webhook-uid}")
  @Operation(operationId = "getDeviceWebhook", summary = "Get Webhook Entity")
  public Uni<DeviceJson.Webhook> get(@PathParam("webhook-uid") String uid) {
    return device().chain(device -> find(device, uid)).map(DeviceMapper::json);
  }

  @PUT
  @Path("/{webhook-uid}")
  @ResponseStatus(200)
  @Operation(operationId = "updateDeviceWebhook", summary = "Update Webhook Entity")
  @Takes(body = "DeviceWebhookInput")
  public Uni<Void> update(@PathParam("webhook-uid") String uid, byte[] body) {
    return device()
        .chain(device -> endpoints.update(device.webhooks(), Device.uid(uid), change(body)))
        .map(DeviceWebhooksResource::endpoint)
        .replaceWithVoid();
  }

  @DELETE
  @Path("/{webhook-uid}")
  @ResponseStatus(200)
  @Operation(operationId = "deleteDeviceWebhook", summary = "Delete Webhook Entity")
  public Uni<Void> delete(@PathParam("webhook-uid") String uid) {
    return device()
        .chain(
            device ->
                find(device, uid).chain(webhook -> endpoints.delete(device.webhooks(), webhook.id)))
        .replaceWithVoid();
  }

  @POST
  @Path("/{webhook-uid}/test")
  @Produces("text/html; charset=utf-8")
  @ResponseStatus(200)
  @Operation(operationId = "testDeviceWebhook", summary = "Send one request to the webhook now")
  @APIResponse(
      responseCode = "200",
      description = "The request with its answer, whichever it is",
      content =
          @Content(
              mediaType = "text/html",
              schema = @Schema(type = SchemaType.STRING),
              examples = @ExampleObject(name = "answered", value = DeviceTranscript.EXAMPLE)))
  public Uni<String> test(@PathParam("webhook-uid") String uid) {
    return device().chain(device -> find(device, uid)).chain(this::test);
  }

  private Uni<Device> device() {
    return callers.callerWho(Device::isAdministeredBy).map(Device::of);
  }

  private Uni<Endpoint> find(Device device, String uid) {
    return endpoints
        .findByNumber(device.webhooks(), Device.uid(uid))
        .map(found -> found.orElseThrow(Sentence.WEBHOOK_UID::broken));
  }

  private Values read(byte[] body) {
    return requests.body(DeviceFields.WEBHOOK, JsonBodies.parse(body).orMissing(), Coercion.STRICT);
  }

  /** What is wrong with the body comes after an unknown uid. */
  private Edit change(byte[] body) {
    return new Edit(webhook -> DeviceMapper.apply(read(body), webhook), DeviceMapper::snapshot);
  }

  private Uni<DeviceJson.WebhookPage> list(Device device, Values query) {
    DevicePage page = DevicePage.of(query, OLDEST_FIRST);
    EndpointQuery all =
        EndpointQuery.page(
            ORDERS.get(page.sort().field()), page.sort().asc(), page.offset(), page.limit());
    return endpoints
        .list(
            device.webhooks(), query.optional(DeviceFields.FILTER).map(all::containing).orElse(all))
        .map(found -> DeviceMapper.json(found, page));
  }

  /** An event of a type that the receiver expects, though it did not happen. */
  private Uni<String> test(Endpoint webhook) {
    String eventType = webhook.patterns.getFirst();
    return probe
        .send(webhook.receiver(), eventType, TEST_DATA)
        .map(result -> DeviceTranscript.html(eventType, result));
  }

  private static Endpoint endpoint(Saved outcome) {
    return switch (outcome) {
      case Saved.Done done -> done.endpoint();
      case Saved.NotFound gone -> throw Sentence.WEBHOOK_UID.broken();
      case Saved.ExternalIdTaken never -> throw new IllegalStateException("it has none");
      case Saved.UrlTaken taken -> throw Sentence.DUPLICATE.broken();
      case Saved.ScopeUnknown gone -> throw Sentence.NO_DEVICE.broken();
    };
  }
}
