package dev.hookferry.api.account;

import com.fasterxml.jackson.databind.node.TextNode;
import dev.hookferry.api.kit.Coercion;
import dev.hookferry.api.kit.OpenApiFrame;
import dev.hookferry.api.kit.Problems;
import dev.hookferry.api.kit.Requests;
import dev.hookferry.api.kit.Takes;
import dev.hookferry.api.kit.Values;
import dev.hookferry.domain.model.Caller;
import dev.hookferry.domain.model.Scope;
import dev.hookferry.domain.model.ScopeKind;
import dev.hookferry.registry.scope.ScopeRow;
import dev.hookferry.registry.scope.Scopes;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/** Sessions, targets, users and devices: what webhooks hang on. */
@Path("/v1/webhooks/scopes")
@Tag(name = "account: scopes")
@SecurityRequirement(name = OpenApiFrame.API_KEY)
@SecurityRequirement(name = OpenApiFrame.OAUTH2)
class ScopesResource {

  private final AccountAuth auth;
  private final Scopes scopes;

  ScopesResource(AccountAuth auth, Scopes scopes) {
    this.auth = auth;
    this.scopes = scopes;
  }

  @GET
  @Operation(operationId = "listScopes", summary = "List Scopes")
  @Takes(query = "ScopeQuery")
  public Uni<PageJson<ScopeRowJson>> list(@Context UriInfo uri) {
    return auth.scopes()
        .chain(caller -> list(caller, Requests.query(ScopeFields.LIST, uri, Coercion.PYDANTIC)));
  }

  private Uni<PageJson<ScopeRowJson>> list(Caller caller, Values query) {
    int limit = query.get(PageFields.LIMIT);
    return caller
        .scope()
        .map(own -> scopes.find(caller.accountId(), own).map(at -> only(own, at)))
        .orElseGet(
            () ->
                scopes
                    .list(
                        caller.accountId(),
                        query.optional(ScopeFields.KIND_OF_LIST),
                        limit + 1,
                        query.optional(ScopeFields.CURSOR))
                    .map(rows -> PageJson.of(rows, limit, ScopeRowJson::of, ScopeCursor::text)));
  }

  @PUT
  @Path("/{kind}/{id}")
  @Operation(operationId = "putScope", summary = "Put Scope: 201, or 200 where it was there")
  @APIResponse(
      responseCode = "200",
      description = "It was there",
      content =
          @Content(
              mediaType = "application/json",
              schema = @Schema(implementation = ScopeRowJson.class)))
  @APIResponse(
      responseCode = "201",
      description = "Created",
      content =
          @Content(
              mediaType = "application/json",
              schema = @Schema(implementation = ScopeRowJson.class)))
  public Uni<RestResponse<ScopeRowJson>> put(
      @PathParam("kind") String kind, @PathParam("id") String id) {
    return auth.scopes()
        .chain(caller -> scopes.put(caller.accountId(), reached(caller, kind, id)))
        .map(
            put ->
                RestResponse.ResponseBuilder.create(
                        put.created() ? RestResponse.Status.CREATED : RestResponse.Status.OK,
                        ScopeRowJson.of(new ScopeRow(put.scope(), put.createdAt())))
                    .build());
  }

  @GET
  @Path("/{kind}/{id}")
  @Operation(operationId = "getScope", summary = "Get Scope")
  public Uni<ScopeRowJson> get(@PathParam("kind") String kind, @PathParam("id") String id) {
    return auth.scopes().chain(caller -> get(caller, reached(caller, kind, id)));
  }

  private Uni<ScopeRowJson> get(Caller caller, Scope scope) {
    return scopes
        .find(caller.accountId(), scope)
        .map(at -> at.orElseThrow(AccountAuth::notFound))
        .map(at -> ScopeRowJson.of(new ScopeRow(scope, at)));
  }

  @DELETE
  @Path("/{kind}/{id}")
  @Operation(operationId = "deleteScope", summary = "Delete Scope, with its endpoints")
  public Uni<Void> delete(@PathParam("kind") String kind, @PathParam("id") String id) {
    return auth.scopes()
        .chain(caller -> scopes.delete(caller.accountId(), reached(caller, kind, id)))
        .invoke(AccountAuth::requireFound)
        .replaceWithVoid();
  }

  private static Scope reached(Caller caller, String kind, String id) {
    Problems problems = Problems.in("path", Coercion.PYDANTIC);
    ScopeKind known = ScopeFields.KIND.read(TextNode.valueOf(kind), problems.at("kind"));
    ScopeFields.ID.read(TextNode.valueOf(id), problems.at("id"));
    problems.orThrow();
    Scope scope = new Scope(known, id);
    AccountAuth.requireReach(caller, scope);
    return scope;
  }

  private static PageJson<ScopeRowJson> only(Scope own, Optional<Instant> at) {
    return new PageJson<>(
        at.map(created -> ScopeRowJson.of(new ScopeRow(own, created))).stream().toList(), null);
  }
}
