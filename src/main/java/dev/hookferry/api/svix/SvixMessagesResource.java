package dev.hookferry.api.svix;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hookferry.api.kit.RawJson;
import dev.hookferry.api.kit.Values;
import dev.hookferry.domain.model.Audience;
import dev.hookferry.domain.model.IdempotencyKey;
import dev.hookferry.domain.model.Labels;
import dev.hookferry.domain.model.NewEvent;
import dev.hookferry.domain.model.ScheduledEvent;
import dev.hookferry.flow.Intake;
import dev.hookferry.flow.PublishCommand;
import dev.hookferry.flow.PublishOutcome;
import dev.hookferry.flow.PublishScheduler;
import dev.hookferry.history.Events;
import dev.hookferry.registry.eventtype.Breach;
import dev.hookferry.registry.eventtype.Catalogue;
import dev.hookferry.registry.scope.Application;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The messages of an application. */
@Path("/api/v1/app/{app_id}/msg")
class SvixMessagesResource {

  /** Bodies are not compared: the same key is the same request. */
  private static final byte[] ANY_BODY = new byte[32];

  private static final List<String> PAYLOAD_NAMES = List.of("payload", "data");

  private final SvixAuth auth;
  private final SvixAnswers answers;
  private final SvixApplications applications;
  private final SvixMessages messages;
  private final Catalogue catalogue;
  private final Intake intake;
  private final PublishScheduler scheduler;
  private final Events events;
  private final Clock clock;

  SvixMessagesResource(
      SvixAuth auth,
      SvixAnswers answers,
      SvixApplications applications,
      SvixMessages messages,
      Catalogue catalogue,
      Intake intake,
      PublishScheduler scheduler,
      Events events,
      Clock clock) {
    this.auth = auth;
    this.answers = answers;
    this.applications = applications;
    this.messages = messages;
    this.catalogue = catalogue;
    this.intake = intake;
    this.scheduler = scheduler;
    this.events = events;
    this.clock = clock;
  }

  @GET
  @Operation(hidden = true)
  public Uni<Response> list(@PathParam("app_id") String app, @Context UriInfo uri) {
    return auth.callerWho(SvixCaller::mayReadEvents)
        .chain(caller -> applications.find(caller, app))
        .chain(application -> list(application, uri, SvixPage.of(uri, SvixIds.MESSAGE, true)));
  }

  private Uni<Response> list(Application application, UriInfo uri, SvixPage page) {
    boolean withContent = SvixPage.flag(uri, "with_content", true);
    return events
        .slice(
            application.accountId,
            application.scope(),
            page.slice(),
            SvixPage.texts(uri, "event_types"),
            SvixPage.text(uri, "channel"),
            SvixPage.text(uri, "tag"))
        .map(
            rows ->
                page.json(
                    rows,
                    row -> SvixIds.MESSAGE.of(row.id()),
                    row -> SvixMapper.json(row, withContent)))
        .map(SvixAnswers::ok);
  }

  @POST
  @Operation(hidden = true)
  public Uni<Response> create(@PathParam("app_id") String app, @Context UriInfo uri, byte[] body) {
    return auth.callerWho(SvixCaller::mayPublish)
        .chain(caller -> create(caller, app, SvixPage.flag(uri, "with_content", true), body));
  }

  private Uni<Response> create(SvixCaller caller, String app, boolean withContent, byte[] body) {
    JsonNode json = SvixBodies.json(body);
    Values values = SvixBodies.read(SvixFields.MESSAGE, json);
    payload(json, body);
    Optional<Instant> later =
        values.optional(SvixFields.DELIVER_AT).filter(at -> at.isAfter(clock.instant()));
    return later.isPresent()
        ? answers.once(
            caller, () -> schedule(caller, app, withContent, values, json, body, later.get()))
        : publish(caller, app, withContent, values, json, body);
  }

  private Uni<Response> publish(
      SvixCaller caller,
      String app,
      boolean withContent,
      Values values,
      JsonNode json,
      byte[] body) {
    return applications
        .findOrCreate(caller, app, values.optional(SvixFields.ON_THE_FLY))
        .chain(application -> judged(application, event(application, values, json, body)))
        .map(event -> new PublishCommand(caller.accountId(), List.of(event), key(caller)))
        .chain(intake::publish)
        .map(SvixMessagesResource::published)
        .chain(id -> events.find(caller.accountId(), id))
        .map(found -> found.orElseThrow(SvixRefusal::notFound))
        .map(event -> SvixAnswers.json(202, SvixMapper.json(event, withContent)));
  }

  private Uni<Response> schedule(
      SvixCaller caller,
      String app,
      boolean withContent,
      Values values,
      JsonNode json,
      byte[] body,
      Instant at) {
    return applications
        .findOrCreate(caller, app, values.optional(SvixFields.ON_THE_FLY))
        .chain(application -> judged(application, event(application, values, json, body)))
        .map(event -> scheduled(caller, event, at))
        .call(event -> scheduler.add(event).map(SvixMessagesResource::published))
        .map(event -> SvixAnswers.json(202, SvixMapper.json(event, withContent)));
  }

  private ScheduledEvent scheduled(SvixCaller caller, NewEvent event, Instant at) {
    return new ScheduledEvent(
        caller.accountId(),
        scheduler.idFor(at),
        at,
        event.scope(),
        event.type(),
        event.data(),
        event.labels());
  }

  private static NewEvent event(
      Application application, Values values, JsonNode json, byte[] body) {
    Optional<SvixRawPayload> raw = SvixRawPayload.of(json);
    byte[] data = payload(json, body);
    Labels labels =
        new Labels(
            values.optional(SvixFields.ENDPOINT_CHANNELS).orElse(List.of()),
            values.optional(SvixFields.TAGS).orElse(List.of()),
            values.get(SvixFields.EVENT_ID),
            raw.flatMap(SvixRawPayload::contentType).orElse(null));
    return new NewEvent(
            application.scope(),
            values.get(SvixFields.EVENT_TYPE),
            null,
            null,
            raw.map(SvixRawPayload::data).orElse(data),
            Audience.EVERYONE)
        .with(labels);
  }

  /** Bytes as they go out. */
  private static byte[] payload(JsonNode json, byte[] body) {
    String name =
        PAYLOAD_NAMES.stream()
            .filter(json::has)
            .findFirst()
            .orElseThrow(() -> SvixRefusal.invalid("missing field `payload`", "body", "payload"));
    if (!json.get(name).isObject()) {
      throw SvixRefusal.invalid("payload must be an object", "body", name);
    }
    return RawJson.member(body, name).orElseThrow();
  }

  /** As the account's catalogue has it. */
  private Uni<NewEvent> judged(Application application, NewEvent event) {
    if (event.labels().contentType() != null) {
      return Uni.createFrom().item(event); // schemas are about JSON
    }
    return catalogue
        .judge(application.accountId, List.of(event))
        .map(verdicts -> verdicts.isEmpty() ? event : judged(event, verdicts.getFirst()));
  }

  private static NewEvent judged(NewEvent event, Catalogue.Verdict verdict) {
    return switch (verdict) {
      case Catalogue.Verdict.Fine fine -> event;
      case Catalogue.Verdict.Tolerated tolerated ->
          event.withSchemaViolations(tolerated.breaches());
      case Catalogue.Verdict.UnknownType unknown ->
          throw SvixRefusal.invalid("Event type is not known", "body", "eventType");
      case Catalogue.Verdict.Broken broken -> throw broken(broken.breaches().getFirst());
    };
  }

  private static RuntimeException broken(Breach breach) {
    Object[] path = Stream.concat(Stream.of("body", "payload"), breach.path().stream()).toArray();
    return SvixRefusal.invalid(breach.message(), path);
  }

  private static Optional<IdempotencyKey> key(SvixCaller caller) {
    return SvixAnswers.key(caller)
        .map(key -> new IdempotencyKey("\trequest:" + HexFormat.of().formatHex(key), ANY_BODY));
  }

  private static UUID published(PublishOutcome outcome) {
    return switch (outcome) {
      case PublishOutcome.Published published -> published.events().getFirst().id();
      case PublishOutcome.UnknownScope gone -> throw SvixRefusal.notFound();
      case PublishOutcome.KeyReused taken ->
          throw SvixRefusal.conflict("A message with that eventId already exists");
    };
  }

  @GET
  @Path("/{msg_id}")
  @Operation(hidden = true)
  public Uni<Response> get(
      @PathParam("app_id") String app, @PathParam("msg_id") String id, @Context UriInfo uri) {
    return auth.callerWho(SvixCaller::mayReadEvents)
        .chain(caller -> messages.shown(caller, app, id, SvixPage.flag(uri, "with_content", true)))
        .map(SvixAnswers::ok);
  }
}
