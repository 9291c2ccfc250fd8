package dev.hookferry.api.svix;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hookferry.api.kit.ApiException;
import dev.hookferry.domain.routing.EventPattern;
import dev.hookferry.flow.PublishScheduler;
import dev.hookferry.history.Contents;
import dev.hookferry.history.Expungings;
import dev.hookferry.registry.endpoint.Endpoint;
import dev.hookferry.registry.endpoint.EndpointQuery;
import dev.hookferry.registry.endpoint.Endpoints;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Expunges what messages hold, and says beforehand whether anybody would get one. */
@Path("/api/v1/app/{app_id}/msg")
class SvixContentsResource {

  private static final int ALL = 10_000;

  private final SvixAuth auth;
  private final SvixAnswers answers;
  private final SvixApplications applications;
  private final SvixMessages messages;
  private final PublishScheduler scheduler;
  private final Endpoints endpoints;
  private final Contents contents;
  private final Expungings expungings;

  SvixContentsResource(
      SvixAuth auth,
      SvixAnswers answers,
      SvixApplications applications,
      SvixMessages messages,
      PublishScheduler scheduler,
      Endpoints endpoints,
      Contents contents,
      Expungings expungings) {
    this.auth = auth;
    this.answers = answers;
    this.applications = applications;
    this.messages = messages;
    this.scheduler = scheduler;
    this.endpoints = endpoints;
    this.contents = contents;
    this.expungings = expungings;
  }

  /** A message that waits to be published is none any more. */
  @DELETE
  @Path("/{msg_id}/content")
  @Operation(hidden = true)
  public Uni<Response> expunge(@PathParam("app_id") String app, @PathParam("msg_id") String id) {
    return auth.callerWho(SvixCaller::mayManageAll)
        .chain(caller -> expunge(caller, app, id))
        .map(gone -> SvixAnswers.nothing());
  }

  private Uni<Boolean> expunge(SvixCaller caller, String app, String id) {
    return applications
        .find(caller, app)
        .chain(found -> messages.waiting(found, id))
        .chain(
            waiting ->
                waiting
                    .map(event -> scheduler.cancel(event.accountId(), event.id()))
                    .orElseGet(() -> expungeStored(caller, app, id)));
  }

  private Uni<Boolean> expungeStored(SvixCaller caller, String app, String id) {
    return messages
        .find(caller, app, id)
        .chain(event -> contents.expungeEvent(event.accountId(), event.id()));
  }

  @POST
  @Path("/bulk-expunge")
  @Operation(hidden = true)
  public Uni<Response> expungeSome(@PathParam("app_id") String app, byte[] body) {
    return auth.callerWho(SvixCaller::mayManageAll)
        .chain(caller -> answers.once(caller, () -> expungeSome(caller, app, body)));
  }

  private Uni<Response> expungeSome(SvixCaller caller, String app, byte[] body) {
    List<String> ids = SvixBodies.read(SvixFields.BULK_EXPUNGE, body).get(SvixFields.MESSAGE_IDS);
    ObjectNode results = SvixMapper.object();
    return applications
        .find(caller, app)
        .onItem()
        .transformToMulti(found -> Multi.createFrom().iterable(ids))
        .onItem()
        .transformToUniAndConcatenate(
            id -> result(caller, app, id).invoke(word -> results.put(id, word)))
        .collect()
        .last()
        .map(done -> SvixAnswers.ok(SvixMapper.object().set("results", results)));
  }

  private Uni<String> result(SvixCaller caller, String app, String id) {
    return expunge(caller, app, id)
        .map(gone -> "expunged")
        .onFailure(ApiException.class)
        .recoverWithItem("not-found");
  }

  @POST
  @Path("/expunge-all-contents")
  @Operation(hidden = true)
  public Uni<Response> expungeAll(@PathParam("app_id") String app) {
    return auth.callerWho(SvixCaller::mayManageAll)
        .chain(caller -> answers.once(caller, () -> expungeAll(caller, app)));
  }

  private Uni<Response> expungeAll(SvixCaller caller, String app) {
    return applications
        .find(caller, app)
        .chain(found -> expungings.add(found.accountId, found.scope()))
        .map(asked -> SvixAnswers.json(202, SvixTasks.json(asked)));
  }

  /** Whether a message would go to anybody now. */
  @POST
  @Path("/precheck/active")
  @Operation(hidden = true)
  public Uni<Response> precheck(@PathParam("app_id") String app, byte[] body) {
    return auth.callerWho(SvixCaller::mayPublish)
        .chain(
            caller -> {
              var values = SvixBodies.read(SvixFields.PRECHECK, body);
              String type = values.get(SvixFields.EVENT_TYPE);
              List<String> channels =
                  values.optional(SvixFields.ENDPOINT_CHANNELS).orElse(List.of());
              return applications
                  .find(caller, app)
                  .chain(
                      found -> endpoints.list(SvixEndpoints.of(found), EndpointQuery.newest(ALL)))
                  .map(page -> page.items().stream().anyMatch(each -> wants(each, type, channels)));
            })
        .map(active -> SvixAnswers.ok(SvixMapper.object().put("active", active)));
  }

  private static boolean wants(Endpoint endpoint, String type, List<String> channels) {
    return endpoint.enabled
        && endpoint.patterns.stream().anyMatch(pattern -> new EventPattern(pattern).matches(type))
        && (endpoint.channels == null || endpoint.channels.stream().anyMatch(channels::contains));
  }
}
