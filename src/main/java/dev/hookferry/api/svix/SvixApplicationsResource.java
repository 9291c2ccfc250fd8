package dev.hookferry.api.svix;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hookferry.api.kit.Values;
import dev.hookferry.registry.scope.Application;
import dev.hookferry.registry.scope.Applications;
import dev.hookferry.registry.scope.Scopes;
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
import java.util.function.Consumer;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The applications of an account. */
@Path("/api/v1/app")
class SvixApplicationsResource {

  private final SvixAuth auth;
  private final SvixAnswers answers;
  private final SvixApplications found;
  private final SvixEndpoints endpoints;
  private final Applications applications;
  private final Scopes scopes;

  SvixApplicationsResource(
      SvixAuth auth,
      SvixAnswers answers,
      SvixApplications found,
      SvixEndpoints endpoints,
      Applications applications,
      Scopes scopes) {
    this.auth = auth;
    this.answers = answers;
    this.found = found;
    this.endpoints = endpoints;
    this.applications = applications;
    this.scopes = scopes;
  }

  @GET
  @Operation(hidden = true)
  public Uni<Response> list(@Context UriInfo uri) {
    return auth.callerWho(SvixCaller::mayReadApplications)
        .chain(caller -> list(caller, SvixPage.of(uri, SvixIds.APPLICATION, false)));
  }

  private Uni<Response> list(SvixCaller caller, SvixPage page) {
    return applications
        .list(caller.accountId(), page.start(), page.isReadDescending(), page.limit() + 1)
        .map(
            rows ->
                page.json(rows, row -> SvixIds.APPLICATION.of(row.id), row -> SvixMapper.json(row)))
        .map(SvixAnswers::ok);
  }

  @POST
  @Operation(hidden = true)
  public Uni<Response> create(@Context UriInfo uri, byte[] body) {
    return auth.callerWho(SvixCaller::mayManageApplications)
        .chain(caller -> answers.once(caller, () -> create(caller, uri, body)));
  }

  private Uni<Response> create(SvixCaller caller, UriInfo uri, byte[] body) {
    boolean getIfExists = SvixPage.flag(uri, "get_if_exists", false);
    Values values = SvixBodies.read(SvixFields.APPLICATION, body);
    String uid = values.get(SvixFields.APP_UID);
    if (!getIfExists || uid == null) {
      return made(caller, values);
    }
    return found
        .look(caller.accountId(), uid)
        .chain(
            there ->
                there
                    .map(application -> Uni.createFrom().item(answer(200, application)))
                    .orElseGet(() -> made(caller, values)));
  }

  private Uni<Response> made(SvixCaller caller, Values values) {
    return found.create(caller.accountId(), values).map(application -> answer(201, application));
  }

  @GET
  @Path("/{app_id}")
  @Operation(hidden = true)
  public Uni<Response> get(@PathParam("app_id") String id) {
    return auth.callerWho(SvixCaller::mayReadEvents)
        .chain(caller -> found.find(caller, id))
        .map(application -> answer(200, application));
  }

  @PUT
  @Path("/{app_id}")
  @Operation(hidden = true)
  public Uni<Response> put(@PathParam("app_id") String id, byte[] body) {
    return auth.callerWho(SvixCaller::mayManageApplications)
        .chain(caller -> put(caller, id, SvixBodies.read(SvixFields.APPLICATION, body)));
  }

  private Uni<Response> put(SvixCaller caller, String id, Values values) {
    return found
        .look(caller.accountId(), id)
        .chain(
            there ->
                there
                    .map(
                        known ->
                            change(known, application -> SvixMapper.replace(values, application)))
                    .orElseGet(() -> made(caller, values)));
  }

  @PATCH
  @Path("/{app_id}")
  @Operation(hidden = true)
  public Uni<Response> patch(@PathParam("app_id") String id, byte[] body) {
    JsonNode json = SvixBodies.json(body);
    return auth.callerWho(SvixCaller::mayManageApplications)
        .chain(caller -> found.find(caller, id))
        .chain(known -> patch(known, SvixBodies.read(SvixFields.APPLICATION_CHANGE, json)));
  }

  private Uni<Response> patch(Application known, Values values) {
    return change(known, application -> SvixMapper.apply(values, application));
  }

  private Uni<Response> change(Application known, Consumer<Application> change) {
    return applications
        .update(known.accountId, known.id, change)
        .map(
            saved ->
                saved.orElseThrow(
                    () -> SvixRefusal.conflict("An application with that uid already exists")))
        .call(endpoints::throttle)
        .map(application -> answer(200, application));
  }

  @DELETE
  @Path("/{app_id}")
  @Operation(hidden = true)
  public Uni<Response> delete(@PathParam("app_id") String id) {
    return auth.callerWho(SvixCaller::mayManageApplications)
        .chain(caller -> found.find(caller, id))
        .chain(known -> scopes.delete(known.accountId, known.scope()))
        .map(deleted -> SvixAnswers.nothing());
  }

  private static Response answer(int status, Application application) {
    return SvixAnswers.json(status, SvixMapper.json(application));
  }
}
