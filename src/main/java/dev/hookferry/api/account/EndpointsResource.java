package dev.hookferry.api.account;

import dev.hookferry.domain.model.Base58;
import dev.hookferry.domain.model.Caller;
import dev.hookferry.domain.model.PublicId;
import dev.hookferry.envelope.AccountEnvelope;
import dev.hookferry.registry.endpoint.EndpointQuery;
import dev.hookferry.registry.endpoint.Endpoints;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestResponse;

/** Endpoints of an account. */
@ApplicationScoped
class EndpointsResource implements EndpointsApi {

  private static final Type<String> SURFACE = Scalars.oneOf(AccountEnvelope.NAME, "all");

  private final AccountAuth auth;
  private final Endpoints endpoints;
  private final EndpointEdits edits;
  private final EndpointMapper mapper;

  EndpointsResource(
      AccountAuth auth, Endpoints endpoints, EndpointEdits edits, EndpointMapper mapper) {
    this.auth = auth;
    this.endpoints = endpoints;
    this.edits = edits;
    this.mapper = mapper;
  }

  @Override
  public Uni<EndpointWithSecretJson> create(String contentType, byte[] bytes) {
    JsonBody body = JsonBody.read(contentType, bytes);
    return auth.webhooks().chain(caller -> edits.create(caller, body)).map(mapper::jsonWithSecret);
  }

  @Override
  public Uni<RestResponse<List<EndpointJson>>> list(UriInfo uri) {
    return auth.webhooks().chain(caller -> list(caller, uri));
  }

  private Uni<RestResponse<List<EndpointJson>>> list(Caller caller, UriInfo uri) {
    Query query = new Query(uri);
    int limit = query.limit();
    Optional<UUID> cursor = query.cursor();
    Optional<String> surface = surface(query);
    query.orThrow();
    return endpoints
        .list(AccountAuth.endpoints(caller, surface), EndpointQuery.newestBefore(cursor, limit + 1))
        .map(page -> PageJson.of(page.items(), limit, mapper::json, row -> text(row.id)))
        .map(page -> linked(page, uri));
  }

  @Override
  public Uni<EndpointJson> get(String id, UriInfo uri) {
    return auth.webhooks().chain(caller -> get(caller, id, new Query(uri)));
  }

  private Uni<EndpointJson> get(Caller caller, String id, Query query) {
    Optional<String> surface = surface(query);
    return endpoints
        .find(AccountAuth.endpoints(caller, surface), uuid(id))
        .map(found -> found.map(mapper::json).orElseThrow(AccountAuth::notFound))
        .invoke(query::orThrow);
  }

  @Override
  public Uni<EndpointJson> patch(String id, String contentType, byte[] bytes) {
    JsonBody body = JsonBody.read(contentType, bytes);
    return auth.webhooks().chain(caller -> edits.patch(caller, uuid(id), body)).map(mapper::json);
  }

  @Override
  public Uni<Void> delete(String id) {
    return auth.webhooks()
        .chain(
            caller ->
                endpoints.delete(
                    AccountAuth.endpoints(caller, Optional.of(AccountEnvelope.NAME)), uuid(id)))
        .invoke(AccountAuth::requireFound)
        .replaceWithVoid();
  }

  /** An odd id is an unknown one. */
  static UUID uuid(String id) {
    return PublicId.ENDPOINT.parse(id).orElseThrow(AccountAuth::notFound);
  }

  private static Optional<String> surface(Query query) {
    String surface = query.optional("surface", SURFACE).orElse(AccountEnvelope.NAME);
    return Optional.of(surface).filter(AccountEnvelope.NAME::equals);
  }

  private static String text(UUID id) {
    return Base58.encode(id);
  }

  private static RestResponse<List<EndpointJson>> linked(PageJson<EndpointJson> page, UriInfo uri) {
    var answer = RestResponse.ResponseBuilder.ok(page.data());
    page.next()
        .map(cursor -> uri.getRequestUriBuilder().replaceQueryParam("cursor", cursor).build())
        .ifPresent(next -> answer.header(HttpHeaders.LINK, "<" + next + ">; rel=\"next\""));
    return answer.build();
  }
}
