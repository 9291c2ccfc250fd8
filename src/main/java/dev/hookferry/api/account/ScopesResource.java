package dev.hookferry.api.account;

import com.fasterxml.jackson.databind.node.TextNode;
import dev.hookferry.domain.model.Caller;
import dev.hookferry.domain.model.Scope;
import dev.hookferry.domain.model.ScopeKind;
import dev.hookferry.registry.scope.ScopeRow;
import dev.hookferry.registry.scope.Scopes;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestResponse;

/** Sessions, targets, users and devices: what webhooks hang on. */
@ApplicationScoped
class ScopesResource implements ScopesApi {

  private final AccountAuth auth;
  private final Scopes scopes;

  ScopesResource(AccountAuth auth, Scopes scopes) {
    this.auth = auth;
    this.scopes = scopes;
  }

  @Override
  public Uni<PageJson<ScopeRowJson>> list(UriInfo uri) {
    return auth.scopes().chain(caller -> list(caller, new Query(uri)));
  }

  private Uni<PageJson<ScopeRowJson>> list(Caller caller, Query query) {
    int limit = query.limit();
    Optional<ScopeRow> cursor = query.optional("cursor", ScopeCursor.TYPE);
    Optional<ScopeKind> kind = query.optional("kind", ScopeJson.kind(false));
    query.orThrow();
    return caller
        .scope()
        .map(own -> scopes.find(caller.accountId(), own).map(at -> only(own, at)))
        .orElseGet(
            () ->
                scopes
                    .list(caller.accountId(), kind, limit + 1, cursor)
                    .map(rows -> PageJson.of(rows, limit, ScopeRowJson::of, ScopeCursor::text)));
  }

  @Override
  public Uni<RestResponse<ScopeRowJson>> put(String kind, String id) {
    return auth.scopes()
        .chain(caller -> scopes.put(caller.accountId(), reached(caller, kind, id)))
        .map(
            put ->
                RestResponse.ResponseBuilder.create(
                        put.created() ? RestResponse.Status.CREATED : RestResponse.Status.OK,
                        ScopeRowJson.of(new ScopeRow(put.scope(), put.createdAt())))
                    .build());
  }

  @Override
  public Uni<ScopeRowJson> get(String kind, String id) {
    return auth.scopes().chain(caller -> get(caller, reached(caller, kind, id)));
  }

  private Uni<ScopeRowJson> get(Caller caller, Scope scope) {
    return scopes
        .find(caller.accountId(), scope)
        .map(at -> at.orElseThrow(AccountAuth::notFound))
        .map(at -> ScopeRowJson.of(new ScopeRow(scope, at)));
  }

  @Override
  public Uni<Void> delete(String kind, String id) {
    return auth.scopes()
        .chain(caller -> scopes.delete(caller.accountId(), reached(caller, kind, id)))
        .invoke(AccountAuth::requireFound)
        .replaceWithVoid();
  }

  private static Scope reached(Caller caller, String kind, String id) {
    Problems problems = Problems.in("path");
    ScopeKind known = ScopeJson.kind(false).read(TextNode.valueOf(kind), problems.at("kind"));
    ScopeJson.ID.read(TextNode.valueOf(id), problems.at("id"));
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
