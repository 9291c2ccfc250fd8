package dev.hookferry.api.svix;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hookferry.domain.model.Event;
import dev.hookferry.envelope.SvixEnvelope;
import dev.hookferry.history.AttemptQuery;
import dev.hookferry.history.AttemptRecord;
import dev.hookferry.history.AttemptRecords;
import dev.hookferry.history.Contents;
import dev.hookferry.history.Destination;
import dev.hookferry.history.Destinations;
import dev.hookferry.history.Events;
import dev.hookferry.history.ManualDeliveries;
import dev.hookferry.history.Slice;
import dev.hookferry.history.Status;
import dev.hookferry.registry.endpoint.Endpoint;
import dev.hookferry.registry.endpoint.EndpointQuery;
import dev.hookferry.registry.endpoint.Endpoints;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** What became of an application's messages at its endpoints. */
@Path("/api/v1/app/{app_id}")
class SvixAttemptsResource {

  private static final int ALL = 10_000;
  private static final int CLASS = 100;

  private final SvixAuth auth;
  private final SvixAnswers answers;
  private final SvixApplications applications;
  private final SvixMessages messages;
  private final SvixEndpoints found;
  private final Endpoints endpoints;
  private final AttemptRecords attempts;
  private final Destinations destinations;
  private final Events events;
  private final Contents contents;
  private final ManualDeliveries manual;

  SvixAttemptsResource(
      SvixAuth auth,
      SvixAnswers answers,
      SvixApplications applications,
      SvixMessages messages,
      SvixEndpoints found,
      Endpoints endpoints,
      AttemptRecords attempts,
      Destinations destinations,
      Events events,
      Contents contents,
      ManualDeliveries manual) {
    this.auth = auth;
    this.answers = answers;
    this.applications = applications;
    this.messages = messages;
    this.found = found;
    this.endpoints = endpoints;
    this.attempts = attempts;
    this.destinations = destinations;
    this.events = events;
    this.contents = contents;
    this.manual = manual;
  }

  @GET
  @Path("/attempt/endpoint/{endpoint_id}")
  @Operation(hidden = true)
  public Uni<Response> byEndpoint(
      @PathParam("app_id") String app, @PathParam("endpoint_id") String id, @Context UriInfo uri) {
    return auth.callerWho(SvixCaller::mayReadEndpoints)
        .chain(caller -> found.find(caller, app, id))
        .map(endpoint -> query(uri, endpoint.accountId, Optional.empty(), Optional.of(endpoint.id)))
        .chain(query -> list(query, uri));
  }

  @GET
  @Path("/attempt/msg/{msg_id}")
  @Operation(hidden = true)
  public Uni<Response> byMessage(
      @PathParam("app_id") String app, @PathParam("msg_id") String id, @Context UriInfo uri) {
    return auth.callerWho(SvixCaller::mayReadEndpoints)
        .chain(
            caller ->
                messages.find(caller, app, id).chain(event -> ofMessage(caller, app, event, uri)));
  }

  private Uni<Response> ofMessage(SvixCaller caller, String app, Event event, UriInfo uri) {
    return SvixPage.text(uri, "endpoint_id")
        .map(id -> found.find(caller, app, id).map(endpoint -> Optional.of(endpoint.id)))
        .orElseGet(() -> Uni.createFrom().item(Optional.empty()))
        .map(endpoint -> query(uri, event.accountId(), Optional.of(event.id()), endpoint))
        .chain(query -> list(query, uri));
  }

  /** As older SDKs ask. */
  @GET
  @Path("/msg/{msg_id}/attempt")
  @Operation(hidden = true)
  public Uni<Response> byMessageToo(
      @PathParam("app_id") String app, @PathParam("msg_id") String id, @Context UriInfo uri) {
    return byMessage(app, id, uri);
  }

  /** As older SDKs ask. */
  @GET
  @Path("/msg/{msg_id}/endpoint/{endpoint_id}/attempt")
  @Operation(hidden = true)
  public Uni<Response> byMessageAndEndpoint(
      @PathParam("app_id") String app,
      @PathParam("msg_id") String id,
      @PathParam("endpoint_id") String endpointId,
      @Context UriInfo uri) {
    return auth.callerWho(SvixCaller::mayReadEndpoints)
        .chain(
            caller ->
                messages
                    .find(caller, app, id)
                    .chain(
                        event ->
                            found
                                .find(caller, app, endpointId)
                                .map(endpoint -> query(uri, event, endpoint))))
        .chain(query -> list(query, uri));
  }

  private static AttemptQuery query(UriInfo uri, Event event, Endpoint endpoint) {
    return query(uri, event.accountId(), Optional.of(event.id()), Optional.of(endpoint.id));
  }

  private static AttemptQuery query(
      UriInfo uri, int accountId, Optional<UUID> eventId, Optional<UUID> endpointId) {
    Optional<Integer> status = status(uri);
    Optional<Integer> statusClass = SvixPage.number(uri, "status_code_class");
    statusClass
        .filter(each -> each < 0 || each > 5 * CLASS || each % CLASS != 0)
        .ifPresent(
            odd -> {
              throw SvixRefusal.query("status_code_class");
            });
    // No attempt is pending or being sent: what is is no attempt yet.
    boolean none = status.filter(each -> each != 0 && each != 2).isPresent();
    return new AttemptQuery(
        accountId,
        none ? "" : SvixEnvelope.NAME,
        eventId,
        endpointId,
        status.map(each -> each == 0),
        statusClass,
        statusClass.map(each -> each + CLASS - 1),
        SvixPage.texts(uri, "event_types"),
        SvixPage.text(uri, "channel"),
        SvixPage.text(uri, "tag"));
  }

  private static Optional<Integer> status(UriInfo uri) {
    Optional<Integer> status = SvixPage.number(uri, "status");
    status
        .filter(each -> each < 0 || each > 4)
        .ifPresent(
            odd -> {
              throw SvixRefusal.query("status");
            });
    return status;
  }

  private Uni<Response> list(AttemptQuery query, UriInfo uri) {
    SvixPage page = SvixPage.of(uri, SvixIds.ATTEMPT, true);
    boolean withContent = SvixPage.flag(uri, "with_content", true);
    boolean withMessage = SvixPage.flag(uri, "with_msg", false);
    return attempts
        .slice(query, page.slice())
        .chain(rows -> withEvents(query.accountId(), rows, AttemptRecord::eventId, withMessage))
        .map(
            read ->
                page.json(
                    read.rows(),
                    row -> SvixIds.ATTEMPT.of(row.id()),
                    row -> shown(row, read.events(), withContent)))
        .map(SvixAnswers::ok);
  }

  private static ObjectNode shown(AttemptRecord row, Map<UUID, Event> events, boolean withContent) {
    ObjectNode json = SvixMapper.json(row, withContent);
    Event event = events.get(row.eventId());
    if (event != null) {
      json.set("msg", SvixMapper.json(event, withContent));
    }
    return json;
  }

  /** Rows with the events that they are about. */
  private record Read<T>(List<T> rows, Map<UUID, Event> events) {}

  private <T> Uni<Read<T>> withEvents(
      int accountId, List<T> rows, Function<T, UUID> eventId, boolean wanted) {
    return wanted && !rows.isEmpty()
        ? events
            .findAll(accountId, rows.stream().map(eventId).distinct().toList())
            .map(all -> all.stream().collect(Collectors.toMap(Event::id, Function.identity())))
            .map(byId -> new Read<>(rows, byId))
        : Uni.createFrom().item(new Read<>(rows, Map.of()));
  }

  @GET
  @Path("/endpoint/{endpoint_id}/msg")
  @Operation(hidden = true)
  public Uni<Response> messagesOf(
      @PathParam("app_id") String app, @PathParam("endpoint_id") String id, @Context UriInfo uri) {
    return auth.callerWho(SvixCaller::mayReadEndpoints)
        .chain(caller -> found.find(caller, app, id))
        .chain(endpoint -> messagesOf(endpoint, uri));
  }

  private Uni<Response> messagesOf(Endpoint endpoint, UriInfo uri) {
    SvixPage page = SvixPage.of(uri, SvixIds.MESSAGE, true);
    boolean withContent = SvixPage.flag(uri, "with_content", true);
    return destinations
        .ofEndpoint(
            endpoint.accountId,
            endpoint.id,
            page.slice(),
            status(uri).map(SvixAttemptsResource::statuses).orElse(Set.of()),
            SvixPage.texts(uri, "event_types"),
            SvixPage.text(uri, "channel"),
            SvixPage.text(uri, "tag"))
        .chain(rows -> withEvents(endpoint.accountId, rows, Destination::eventId, true))
        .map(
            read ->
                page.json(
                    read.rows().stream()
                        .filter(row -> read.events().containsKey(row.eventId()))
                        .toList(),
                    row -> SvixIds.MESSAGE.of(row.eventId()),
                    row ->
                        SvixMapper.withStatus(
                            SvixMapper.json(read.events().get(row.eventId()), withContent), row)))
        .map(SvixAnswers::ok);
  }

  private static Set<Status> statuses(int status) {
    return switch (status) {
      case 0 -> Set.of(Status.SUCCEEDED);
      case 1 -> Set.of(Status.SCHEDULED);
      case 2 -> Set.of(Status.FAILED);
      default -> Set.of(Status.RESCHEDULED);
    };
  }

  @GET
  @Path("/msg/{msg_id}/endpoint")
  @Operation(hidden = true)
  public Uni<Response> endpointsOf(
      @PathParam("app_id") String app, @PathParam("msg_id") String id, @Context UriInfo uri) {
    return auth.callerWho(SvixCaller::mayReadEndpoints)
        .chain(caller -> messages.find(caller, app, id))
        .chain(event -> endpointsOf(event, SvixPage.of(uri, SvixIds.ENDPOINT, false)));
  }

  private Uni<Response> endpointsOf(Event event, SvixPage page) {
    Slice slice = page.slice();
    return destinations
        .ofEvent(event.accountId(), event.id(), SvixEnvelope.NAME, slice)
        .chain(rows -> known(event).map(known -> page.json(rows, id(), row -> shown(row, known))))
        .map(SvixAnswers::ok);
  }

  private static Function<Destination, String> id() {
    return row -> SvixIds.ENDPOINT.of(row.endpointId());
  }

  private Uni<Map<UUID, Endpoint>> known(Event event) {
    EndpointQuery query = EndpointQuery.newest(ALL);
    return endpoints
        .list(
            dev.hookferry.registry.endpoint.EndpointSet.of(
                event.accountId(), SvixEnvelope.NAME, event.scope()),
            query)
        .map(
            page ->
                page.items().stream()
                    .collect(Collectors.toMap(endpoint -> endpoint.id, Function.identity())));
  }

  private static ObjectNode shown(Destination row, Map<UUID, Endpoint> known) {
    Endpoint endpoint = known.get(row.endpointId());
    ObjectNode json = endpoint == null ? SvixMapper.deleted(row) : SvixMapper.json(endpoint);
    return SvixMapper.withStatus(json, row);
  }

  @GET
  @Path("/msg/{msg_id}/attempt/{attempt_id}")
  @Operation(hidden = true)
  public Uni<Response> get(
      @PathParam("app_id") String app,
      @PathParam("msg_id") String id,
      @PathParam("attempt_id") String attemptId) {
    return auth.callerWho(SvixCaller::mayReadEndpoints)
        .chain(caller -> messages.find(caller, app, id))
        .chain(event -> attempt(event, attemptId))
        .map(attempt -> SvixAnswers.ok(SvixMapper.json(attempt, true)));
  }

  private Uni<AttemptRecord> attempt(Event event, String attemptId) {
    AttemptQuery query =
        new AttemptQuery(
            event.accountId(),
            SvixEnvelope.NAME,
            Optional.of(event.id()),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            List.of(),
            Optional.empty(),
            Optional.empty());
    return SvixIds.ATTEMPT
        .parse(attemptId)
        .map(uuid -> attempts.find(query, uuid))
        .orElseGet(() -> Uni.createFrom().item(Optional.empty()))
        .map(attempt -> attempt.orElseThrow(SvixRefusal::notFound));
  }

  @DELETE
  @Path("/msg/{msg_id}/attempt/{attempt_id}/content")
  @Operation(hidden = true)
  public Uni<Response> expunge(
      @PathParam("app_id") String app,
      @PathParam("msg_id") String id,
      @PathParam("attempt_id") String attemptId) {
    return auth.callerWho(SvixCaller::mayManageAll)
        .chain(caller -> messages.find(caller, app, id))
        .chain(
            event ->
                attempt(event, attemptId)
                    .chain(
                        attempt ->
                            contents.expungeAnswer(event.accountId(), attempt.id(), "EXPUNGED")))
        .map(gone -> SvixAnswers.nothing());
  }

  @POST
  @Path("/msg/{msg_id}/endpoint/{endpoint_id}/resend")
  @Operation(hidden = true)
  public Uni<Response> resend(
      @PathParam("app_id") String app,
      @PathParam("msg_id") String id,
      @PathParam("endpoint_id") String endpointId) {
    return auth.callerWho(SvixCaller::mayReplay)
        .chain(caller -> answers.once(caller, () -> resend(caller, app, id, endpointId)));
  }

  private Uni<Response> resend(SvixCaller caller, String app, String id, String endpointId) {
    return messages
        .find(caller, app, id)
        .invoke(SvixAttemptsResource::requireContent)
        .chain(event -> found.find(caller, app, endpointId).chain(to -> resend(event, to)))
        .map(made -> SvixAnswers.empty(202));
  }

  private Uni<Boolean> resend(Event event, Endpoint to) {
    return manual.make(event.accountId(), to.id, event.id());
  }

  private static void requireContent(Event event) {
    if (event.expunged()) {
      throw SvixRefusal.coded(
          400, "missing_payload", "Unable to resend message. Payload is not available");
    }
  }
}
