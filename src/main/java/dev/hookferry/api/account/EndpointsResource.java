package dev.hookferry.api.account;

import dev.hookferry.api.kit.Coercion;
import dev.hookferry.api.kit.OpenApiFrame;
import dev.hookferry.api.kit.Problems;
import dev.hookferry.api.kit.Requests;
import dev.hookferry.api.kit.Takes;
import dev.hookferry.api.kit.Values;
import dev.hookferry.domain.model.Base58;
import dev.hookferry.domain.model.Caller;
import dev.hookferry.domain.model.PublicId;
import dev.hookferry.envelope.AccountEnvelope;
import dev.hookferry.registry.endpoint.EndpointQuery;
import dev.hookferry.registry.endpoint.Endpoints;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestResponse;

/** Endpoints of an account. */
@Path("/v1/webhooks/endpoints")
@Tag(name = "account: endpoints")
@SecurityRequirement(name = OpenApiFrame.API_KEY)
@SecurityRequirement(name = OpenApiFrame.OAUTH2)
class EndpointsResource {

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

  @POST
  @ResponseStatus(200)
  @Operation(operationId = "createEndpoint", summary = "Create Endpoint")
  @Takes(body = "WebhookEndpointCreateRequest")
  public Uni<EndpointWithSecretJson> create(
      @HeaderParam(HttpHeaders.CONTENT_TYPE) String contentType, byte[] bytes) {
    JsonBody body = JsonBody.read(contentType, bytes);
    return auth.webhooks().chain(caller -> edits.create(caller, body)).map(mapper::jsonWithSecret);
  }

  @GET
  @Operation(operationId = "listEndpoints", summary = "List Endpoints, newest first")
  @Takes(query = "EndpointListQuery")
  public Uni<RestResponse<List<EndpointJson>>> list(@Context UriInfo uri) {
    return auth.webhooks().chain(caller -> list(caller, uri));
  }

  private Uni<RestResponse<List<EndpointJson>>> list(Caller caller, UriInfo uri) {
    Values query = Requests.query(EndpointFields.LIST, uri, Coercion.PYDANTIC);
    int limit = query.get(PageFields.LIMIT);
    return endpoints
        .list(
            AccountAuth.endpoints(caller, surface(query)),
            EndpointQuery.newestBefore(query.optional(PageFields.CURSOR), limit + 1))
        .map(page -> PageJson.of(page.items(), limit, mapper::json, row -> text(row.id)))
        .map(page -> linked(page, uri));
  }

  @GET
  @Path("/{id}")
  @Operation(operationId = "getEndpoint", summary = "Get Endpoint")
  @Takes(query = "EndpointQuery")
  public Uni<EndpointJson> get(@PathParam("id") String id, @Context UriInfo uri) {
    return auth.webhooks().chain(caller -> get(caller, id, uri));
  }

  /** Not found comes before what is wrong with the query. */
  private Uni<EndpointJson> get(Caller caller, String id, UriInfo uri) {
    Problems problems = Problems.in("query", Coercion.PYDANTIC);
    Values query = Requests.query(EndpointFields.QUERY, uri, problems);
    return endpoints
        .find(AccountAuth.endpoints(caller, surface(query)), uuid(id))
        .map(found -> found.map(mapper::json).orElseThrow(AccountAuth::notFound))
        .invoke(problems::orThrow);
  }

  @PATCH
  @Path("/{id}")
  @Operation(
      operationId = "changeEndpoint",
      summary = "Change Endpoint: what is stated, the rest stays")
  @Takes(body = "WebhookEndpointChangeRequest")
  public Uni<EndpointJson> patch(
      @PathParam("id") String id,
      @HeaderParam(HttpHeaders.CONTENT_TYPE) String contentType,
      byte[] bytes) {
    JsonBody body = JsonBody.read(contentType, bytes);
    return auth.webhooks().chain(caller -> edits.patch(caller, uuid(id), body)).map(mapper::json);
  }

  @DELETE
  @Path("/{id}")
  @Operation(operationId = "deleteEndpoint", summary = "Delete Endpoint")
  public Uni<Void> delete(@PathParam("id") String id) {
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

  /** The account's own, too where it is a bad one; empty: all. */
  private static Optional<String> surface(Values query) {
    return "all".equals(query.get(EndpointFields.SURFACE))
        ? Optional.empty()
        : Optional.of(AccountEnvelope.NAME);
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
