package dev.hookferry.api.svix;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hookferry.api.kit.Values;
import dev.hookferry.registry.eventtype.EventType;
import dev.hookferry.registry.eventtype.EventTypes;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The event types of an account. Deleting one archives it. */
@Path("/api/v1/event-type")
class SvixEventTypesResource {

  private final SvixAuth auth;
  private final SvixAnswers answers;
  private final EventTypes types;

  SvixEventTypesResource(SvixAuth auth, SvixAnswers answers, EventTypes types) {
    this.auth = auth;
    this.answers = answers;
    this.types = types;
  }

  @GET
  @Operation(hidden = true)
  public Uni<Response> list(@Context UriInfo uri) {
    return auth.callerWho(SvixCaller::mayReadEvents)
        .chain(caller -> list(caller, uri, SvixPage.of(uri, false)));
  }

  private Uni<Response> list(SvixCaller caller, UriInfo uri, SvixPage page) {
    boolean archived = SvixPage.flag(uri, "include_archived", false);
    boolean withContent = SvixPage.flag(uri, "with_content", false);
    return types
        .byName(
            caller.accountId(),
            archived,
            caller.featureFlags(),
            page.iterator().orElse(""),
            page.isReadDescending(),
            page.limit() + 1)
        .map(rows -> page.json(rows, row -> row.name, row -> SvixMapper.json(row, withContent)))
        .map(SvixAnswers::ok);
  }

  @POST
  @Operation(hidden = true)
  public Uni<Response> create(byte[] body) {
    return auth.callerWho(SvixCaller::mayWriteEventTypes)
        .chain(caller -> answers.once(caller, () -> create(caller, body)));
  }

  private Uni<Response> create(SvixCaller caller, byte[] body) {
    Values values = SvixBodies.read(SvixFields.TYPE, body);
    String name = values.get(SvixFields.TYPE_NAME_FIELD);
    return types
        .find(caller.accountId(), name)
        .invoke(SvixEventTypesResource::requireFree)
        .chain(there -> put(draft(caller, name, values)))
        .map(type -> answer(201, type));
  }

  private static void requireFree(Optional<EventType> there) {
    if (there.filter(type -> !type.archived).isPresent()) {
      throw SvixRefusal.coded(
          409, "event_type_exists", "An event type with that name already exists");
    }
  }

  @GET
  @Path("/{event_type_name}")
  @Operation(hidden = true)
  public Uni<Response> get(@PathParam("event_type_name") String name) {
    return auth.callerWho(SvixCaller::mayReadEvents)
        .chain(caller -> find(caller, name))
        .map(type -> answer(200, type));
  }

  @PUT
  @Path("/{event_type_name}")
  @Operation(hidden = true)
  public Uni<Response> put(@PathParam("event_type_name") String name, byte[] body) {
    return auth.callerWho(SvixCaller::mayWriteEventTypes)
        .chain(caller -> put(caller, name, SvixBodies.read(SvixFields.TYPE_PUT, body)));
  }

  private Uni<Response> put(SvixCaller caller, String name, Values values) {
    SvixBodies.requireName(name);
    return types
        .put(draft(caller, name, values))
        .map(put -> answer(put.created() ? 201 : 200, put.type()));
  }

  @PATCH
  @Path("/{event_type_name}")
  @Operation(hidden = true)
  public Uni<Response> patch(@PathParam("event_type_name") String name, byte[] body) {
    JsonNode json = SvixBodies.json(body);
    return auth.callerWho(SvixCaller::mayWriteEventTypes)
        .chain(
            caller -> {
              Values values = SvixBodies.read(SvixFields.TYPE_CHANGE, json);
              return find(caller, name)
                  .invoke(type -> SvixMapper.apply(values, type))
                  .chain(this::put);
            })
        .map(type -> answer(200, type));
  }

  @DELETE
  @Path("/{event_type_name}")
  @Operation(hidden = true)
  public Uni<Response> delete(@PathParam("event_type_name") String name, @Context UriInfo uri) {
    return auth.callerWho(SvixCaller::mayWriteEventTypes)
        .chain(caller -> find(caller, name))
        .chain(type -> SvixPage.flag(uri, "expunge", false) ? expunge(type) : archive(type))
        .map(gone -> SvixAnswers.nothing());
  }

  private Uni<EventType> archive(EventType type) {
    type.archived = true;
    return put(type);
  }

  private Uni<EventType> expunge(EventType type) {
    return types.delete(type.accountId, type.name).replaceWith(type);
  }

  private Uni<EventType> put(EventType draft) {
    return types.put(draft).map(EventTypes.Put::type);
  }

  private Uni<EventType> find(SvixCaller caller, String name) {
    return types
        .find(caller.accountId(), name)
        .map(found -> found.filter(caller::sees).orElseThrow(SvixRefusal::notFound));
  }

  private static EventType draft(SvixCaller caller, String name, Values values) {
    EventType draft = new EventType();
    draft.accountId = caller.accountId();
    draft.name = name;
    SvixMapper.apply(values, draft);
    return draft;
  }

  private static Response answer(int status, EventType type) {
    return SvixAnswers.json(status, SvixMapper.json(type, true));
  }
}
