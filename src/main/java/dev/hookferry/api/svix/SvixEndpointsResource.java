package dev.hookferry.api.svix;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hookferry.api.kit.Values;
import dev.hookferry.domain.model.Ids;
import dev.hookferry.domain.signature.Ed25519;
import dev.hookferry.flow.Probe;
import dev.hookferry.history.DeliveryCounts;
import dev.hookferry.history.Destinations;
import dev.hookferry.registry.endpoint.Endpoint;
import dev.hookferry.registry.endpoint.EndpointQuery;
import dev.hookferry.registry.endpoint.EndpointSet;
import dev.hookferry.registry.endpoint.Endpoints;
import dev.hookferry.registry.scope.Application;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The endpoints of an application. */
@Path("/api/v1/app/{app_id}/endpoint")
class SvixEndpointsResource {

  /** More than anyone has in one application. */
  private static final int ALL = 10_000;

  /** The one that signs, and those that it took the place of. */
  private static final int MOST_SECRETS = 11;

  private static final Duration LONGEST_STATS = Duration.ofDays(28);

  private final SvixAuth auth;
  private final SvixAnswers answers;
  private final SvixApplications applications;
  private final SvixEndpoints found;
  private final SvixMapper mapper;
  private final Endpoints endpoints;
  private final Destinations destinations;
  private final Probe probe;
  private final Clock clock;

  SvixEndpointsResource(
      SvixAuth auth,
      SvixAnswers answers,
      SvixApplications applications,
      SvixEndpoints found,
      SvixMapper mapper,
      Endpoints endpoints,
      Destinations destinations,
      Probe probe,
      Clock clock) {
    this.auth = auth;
    this.answers = answers;
    this.applications = applications;
    this.found = found;
    this.mapper = mapper;
    this.endpoints = endpoints;
    this.destinations = destinations;
    this.probe = probe;
    this.clock = clock;
  }

  @GET
  @Operation(hidden = true)
  public Uni<Response> list(@PathParam("app_id") String app, @Context UriInfo uri) {
    return auth.callerWho(SvixCaller::mayReadEndpoints)
        .chain(caller -> applications.find(caller, app))
        .chain(application -> list(application, SvixPage.of(uri, SvixIds.ENDPOINT, true)));
  }

  private Uni<Response> list(Application application, SvixPage page) {
    boolean up = !page.isReadDescending();
    EndpointQuery query = EndpointQuery.page(EndpointQuery.Order.CREATED, up, 0, ALL);
    return endpoints
        .list(SvixEndpoints.of(application), query)
        .map(all -> all.items().stream().filter(each -> isAfter(each, page, up)))
        .map(rest -> rest.limit(page.limit() + 1L).toList())
        .map(
            rows ->
                page.json(rows, row -> SvixIds.ENDPOINT.of(row.id), row -> SvixMapper.json(row)))
        .map(SvixAnswers::ok);
  }

  private static boolean isAfter(Endpoint endpoint, SvixPage page, boolean up) {
    return page.start()
        .map(from -> endpoint.id.toString().compareTo(from.toString()))
        .map(order -> up ? order > 0 : order < 0)
        .orElse(true);
  }

  @POST
  @Operation(hidden = true)
  public Uni<Response> create(@PathParam("app_id") String app, byte[] body) {
    return auth.callerWho(SvixCaller::mayWriteEndpoints)
        .chain(caller -> answers.once(caller, () -> create(caller, app, body)));
  }

  private Uni<Response> create(SvixCaller caller, String app, byte[] body) {
    Values values = SvixBodies.read(SvixFields.ENDPOINT, body);
    found.check(values);
    return applications.find(caller, app).chain(application -> made(application, values));
  }

  private Uni<Response> made(Application application, Values values) {
    return found
        .create(mapper.draft(application, values))
        .map(endpoint -> SvixAnswers.json(201, SvixMapper.json(endpoint)));
  }

  @GET
  @Path("/{endpoint_id}")
  @Operation(hidden = true)
  public Uni<Response> get(@PathParam("app_id") String app, @PathParam("endpoint_id") String id) {
    return auth.callerWho(SvixCaller::mayReadEndpoints)
        .chain(caller -> found.find(caller, app, id))
        .map(endpoint -> SvixAnswers.ok(SvixMapper.json(endpoint)));
  }

  @PUT
  @Path("/{endpoint_id}")
  @Operation(hidden = true)
  public Uni<Response> put(
      @PathParam("app_id") String app, @PathParam("endpoint_id") String id, byte[] body) {
    return auth.callerWho(SvixCaller::mayWriteEndpoints)
        .chain(
            caller -> {
              Values values = SvixBodies.read(SvixFields.ENDPOINT, body);
              found.check(values);
              return applications
                  .find(caller, app)
                  .chain(application -> put(application, id, values));
            });
  }

  private Uni<Response> put(Application application, String id, Values values) {
    return found
        .look(application, id)
        .chain(
            there ->
                there
                    .map(
                        known ->
                            found.change(known, stored -> replace(application, values, stored)))
                    .map(saved -> saved.map(endpoint -> SvixAnswers.ok(SvixMapper.json(endpoint))))
                    .orElseGet(() -> made(application, values)));
  }

  @PATCH
  @Path("/{endpoint_id}")
  @Operation(hidden = true)
  public Uni<Response> patch(
      @PathParam("app_id") String app, @PathParam("endpoint_id") String id, byte[] body) {
    return auth.callerWho(SvixCaller::mayWriteEndpoints)
        .chain(
            caller -> {
              Values values = SvixBodies.read(SvixFields.ENDPOINT_CHANGE, body);
              found.check(values);
              return applications
                  .find(caller, app)
                  .chain(application -> patch(application, id, values));
            })
        .map(endpoint -> SvixAnswers.ok(SvixMapper.json(endpoint)));
  }

  private static void replace(Application application, Values values, Endpoint stored) {
    SvixMapper.replace(values, stored);
    SvixMapper.throttle(application, stored);
  }

  private Uni<Endpoint> patch(Application application, String id, Values values) {
    return found
        .look(application, id)
        .map(there -> there.orElseThrow(SvixRefusal::notFound))
        .chain(known -> found.change(known, stored -> patch(application, values, stored)));
  }

  private static void patch(Application application, Values values, Endpoint stored) {
    SvixMapper.apply(values, stored);
    SvixMapper.throttle(application, stored);
    values
        .optional(SvixFields.SECRET_KEY)
        .filter(secret -> !stored.secrets.contains(secret))
        .ifPresent(secret -> stored.secrets = List.of(secret));
  }

  @DELETE
  @Path("/{endpoint_id}")
  @Operation(hidden = true)
  public Uni<Response> delete(
      @PathParam("app_id") String app, @PathParam("endpoint_id") String id) {
    return auth.callerWho(SvixCaller::mayWriteEndpoints)
        .chain(caller -> found.find(caller, app, id))
        .chain(known -> endpoints.delete(setOf(known), known.id))
        .map(deleted -> SvixAnswers.nothing());
  }

  @GET
  @Path("/{endpoint_id}/secret")
  @Operation(hidden = true)
  public Uni<Response> secret(
      @PathParam("app_id") String app, @PathParam("endpoint_id") String id) {
    return auth.callerWho(SvixCaller::mayReadSecrets)
        .chain(caller -> found.find(caller, app, id))
        .chain(known -> endpoints.reveal(setOf(known), known.id))
        .map(revealed -> revealed.orElseThrow(SvixRefusal::notFound))
        .map(endpoint -> SvixAnswers.ok(key(endpoint.secrets.getFirst())));
  }

  @POST
  @Path("/{endpoint_id}/secret/rotate")
  @Operation(hidden = true)
  public Uni<Response> rotate(
      @PathParam("app_id") String app,
      @PathParam("endpoint_id") String id,
      @HeaderParam("User-Agent") String client,
      byte[] body) {
    return auth.callerWho(SvixCaller::mayWriteEndpoints)
        .chain(caller -> answers.once(caller, () -> rotate(caller, app, id, body)))
        .map(answer -> readsNoBody(client) ? SvixAnswers.nothing() : answer);
  }

  /** Some SDKs fail where there is none, as the real server has it; Java's where there is one. */
  private static boolean readsNoBody(String client) {
    return client != null && client.startsWith("svix-libs/") && client.contains("/java");
  }

  private Uni<Response> rotate(SvixCaller caller, String app, String id, byte[] body) {
    Values values = SvixBodies.readAny(SvixFields.ROTATION, body);
    String secret = values.optional(SvixFields.KEY).orElseGet(mapper::newSecret);
    Duration grace = Duration.ofSeconds(values.get(SvixFields.GRACE));
    return found
        .find(caller, app, id)
        .invoke(SvixEndpointsResource::requireRoom)
        .chain(known -> endpoints.rotateSecret(setOf(known), known.id, secret, grace, MOST_SECRETS))
        .map(rotated -> rotated.orElseThrow(SvixRefusal::notFound))
        .map(endpoint -> SvixAnswers.ok(key(secret)));
  }

  private static void requireRoom(Endpoint endpoint) {
    if (endpoint.secrets.size() >= MOST_SECRETS) {
      throw SvixRefusal.coded(
          400, "limit_reached", "You can only rotate a secret 10 times within its grace periods");
    }
  }

  private static ObjectNode key(String secret) {
    String shown = Ed25519.isKey(secret) ? Ed25519.publicKey(secret) : secret;
    return SvixMapper.object().put("key", shown);
  }

  @GET
  @Path("/{endpoint_id}/headers")
  @Operation(hidden = true)
  public Uni<Response> headers(
      @PathParam("app_id") String app, @PathParam("endpoint_id") String id) {
    return auth.callerWho(SvixCaller::mayReadEndpoints)
        .chain(caller -> found.find(caller, app, id))
        .map(endpoint -> SvixAnswers.ok(SvixMapper.headers(endpoint)));
  }

  @PUT
  @Path("/{endpoint_id}/headers")
  @Operation(hidden = true)
  public Uni<Response> putHeaders(
      @PathParam("app_id") String app, @PathParam("endpoint_id") String id, byte[] body) {
    return auth.callerWho(SvixCaller::mayWriteEndpoints)
        .chain(
            caller -> {
              Values values = SvixBodies.read(SvixFields.HEADERS_PUT, body);
              var headers = SvixMapper.stored(values.get(SvixFields.HEADERS));
              return found
                  .find(caller, app, id)
                  .chain(known -> found.change(known, stored -> stored.headers = headers));
            })
        .map(changed -> SvixAnswers.nothing());
  }

  @PATCH
  @Path("/{endpoint_id}/headers")
  @Operation(hidden = true)
  public Uni<Response> patchHeaders(
      @PathParam("app_id") String app, @PathParam("endpoint_id") String id, byte[] body) {
    return auth.callerWho(SvixCaller::mayWriteEndpoints)
        .chain(
            caller -> {
              Values values = SvixBodies.read(SvixFields.HEADERS_PATCH, body);
              return found
                  .find(caller, app, id)
                  .chain(known -> found.change(known, stored -> patchHeaders(values, stored)));
            })
        .map(changed -> SvixAnswers.nothing());
  }

  /** Names are the same in any case. */
  private static void patchHeaders(Values values, Endpoint stored) {
    Map<String, List<String>> headers = new HashMap<>(stored.headers);
    Map<String, List<String>> set = SvixMapper.stored(values.get(SvixFields.HEADERS));
    values
        .optional(SvixFields.DELETE_HEADERS)
        .orElse(List.of())
        .forEach(name -> headers.keySet().removeIf(name::equalsIgnoreCase));
    set.keySet().forEach(name -> headers.keySet().removeIf(name::equalsIgnoreCase));
    headers.putAll(set);
    stored.headers = headers;
  }

  @GET
  @Path("/{endpoint_id}/stats")
  @Operation(hidden = true)
  public Uni<Response> stats(
      @PathParam("app_id") String app, @PathParam("endpoint_id") String id, @Context UriInfo uri) {
    return auth.callerWho(SvixCaller::mayReadEndpoints)
        .chain(caller -> found.find(caller, app, id))
        .chain(endpoint -> stats(endpoint, uri));
  }

  private Uni<Response> stats(Endpoint endpoint, UriInfo uri) {
    Instant now = clock.instant();
    Instant until = SvixPage.time(uri, "until").orElse(now);
    Instant since = SvixPage.time(uri, "since").orElse(until.minus(LONGEST_STATS));
    if (since.isAfter(now) || Duration.between(since, until).compareTo(LONGEST_STATS) > 0) {
      throw SvixRefusal.coded(
          400, "invalid_range", "'since' and 'until' must be within 28 days of each other");
    }
    // An id of this very millisecond belongs to it.
    return destinations
        .counts(endpoint.accountId, endpoint.id, since, until.plusMillis(1))
        .map(counts -> SvixAnswers.ok(stats(counts)));
  }

  private static ObjectNode stats(DeliveryCounts counts) {
    return SvixMapper.object()
        .put("success", counts.delivered())
        .put("pending", counts.scheduled())
        .put("sending", counts.retrying())
        .put("fail", counts.failed())
        .put("canceled", 0);
  }

  @POST
  @Path("/{endpoint_id}/send-example")
  @Operation(hidden = true)
  public Uni<Response> sendExample(
      @PathParam("app_id") String app, @PathParam("endpoint_id") String id, byte[] body) {
    return auth.callerWho(SvixCaller::mayManageAll)
        .chain(caller -> answers.once(caller, () -> sendExample(caller, app, id, body)));
  }

  private Uni<Response> sendExample(SvixCaller caller, String app, String id, byte[] body) {
    String type = SvixBodies.read(SvixFields.EXAMPLE, body).get(SvixFields.EVENT_TYPE);
    JsonNode example = SvixMapper.object().put("type", type).put("example", true);
    byte[] data = example.toString().getBytes(StandardCharsets.UTF_8);
    return found
        .find(caller, app, id)
        .chain(endpoint -> probe.send(endpoint.receiver(), type, data))
        .map(sent -> SvixAnswers.ok(example(sent.eventId(), type, example)));
  }

  private static ObjectNode example(java.util.UUID id, String type, JsonNode data) {
    ObjectNode json = SvixMapper.object().put("id", SvixIds.MESSAGE.of(id));
    json.put("eventType", type).set("payload", data);
    return json.put("timestamp", dev.hookferry.domain.model.IsoTime.micros(Ids.instantOf(id)));
  }

  private static EndpointSet setOf(Endpoint endpoint) {
    return EndpointSet.of(endpoint.accountId, endpoint.surface, endpoint.scope());
  }
}
