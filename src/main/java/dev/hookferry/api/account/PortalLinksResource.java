package dev.hookferry.api.account;

import dev.hookferry.api.kit.Coercion;
import dev.hookferry.api.kit.OpenApiFrame;
import dev.hookferry.api.kit.Origin;
import dev.hookferry.api.kit.Requests;
import dev.hookferry.api.kit.Takes;
import dev.hookferry.api.kit.Values;
import dev.hookferry.config.PublicUrl;
import dev.hookferry.domain.model.Base58;
import dev.hookferry.domain.model.Caller;
import dev.hookferry.domain.model.PublicId;
import dev.hookferry.registry.portal.NewPortalLink;
import dev.hookferry.registry.portal.PortalLinks;
import dev.hookferry.registry.scope.Scopes;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.UriInfo;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;

/** Links that let customers into the portal, each to one scope. */
@ApplicationScoped
@Path("/v1/webhooks/portal-links")
@Tag(name = "account: portal links")
@SecurityRequirement(name = OpenApiFrame.API_KEY)
@SecurityRequirement(name = OpenApiFrame.OAUTH2)
class PortalLinksResource {

  private final AccountAuth auth;
  private final PortalLinks links;
  private final Scopes scopes;
  private final PublicUrl publicUrl;

  PortalLinksResource(AccountAuth auth, PortalLinks links, Scopes scopes, PublicUrl publicUrl) {
    this.auth = auth;
    this.links = links;
    this.scopes = scopes;
    this.publicUrl = publicUrl;
  }

  @POST
  @ResponseStatus(201)
  @Operation(
      operationId = "createPortalLink",
      summary = "Create Portal Link; its URL is shown this once",
      description =
          "Lets a customer see and manage the webhooks of one scope. It is opened once, within 5"
              + " minutes; the pages then live until expires_at.")
  @Takes(body = "PortalLinkRequest")
  public Uni<NewPortalLinkJson> create(
      @HeaderParam(HttpHeaders.CONTENT_TYPE) String contentType,
      @Context HttpServerRequest request,
      byte[] bytes) {
    JsonBody body = JsonBody.read(contentType, bytes);
    String origin = publicUrl.or(Origin.of(request));
    return auth.portalLinks()
        .chain(caller -> create(caller, body))
        .map(made -> NewPortalLinkJson.of(made, origin));
  }

  /** Forbidden and not found come before what is wrong with the body. */
  private Uni<NewPortalLink> create(Caller caller, JsonBody body) {
    ScopeFields.peek(body.json()).ifPresent(scope -> AccountAuth.requireReach(caller, scope));
    PortalLinkFields asked = PortalLinkFields.read(caller.accountId(), body);
    return scopes
        .areKnown(caller.accountId(), Set.of(asked.draft().scope()))
        .invoke(AccountAuth::requireFound)
        .invoke(asked.problems()::orThrow)
        .chain(() -> links.create(asked.draft()))
        .map(made -> made.orElseThrow(AccountAuth::notFound));
  }

  @GET
  @Operation(
      operationId = "listPortalLinks",
      summary = "List Portal Links, newest first, without their URLs")
  @Takes(query = "PageQuery")
  public Uni<PageJson<PortalLinkJson>> list(@Context UriInfo uri) {
    return auth.portalLinks()
        .chain(caller -> list(caller, Requests.query(PageFields.PAGE, uri, Coercion.PYDANTIC)));
  }

  private Uni<PageJson<PortalLinkJson>> list(Caller caller, Values query) {
    int limit = query.get(PageFields.LIMIT);
    return links
        .list(caller.accountId(), caller.scope(), limit + 1, query.optional(PageFields.CURSOR))
        .map(rows -> PageJson.of(rows, limit, PortalLinkJson::of, link -> Base58.encode(link.id)));
  }

  @DELETE
  @Path("/{id}")
  @Operation(
      operationId = "deletePortalLink",
      summary = "Delete Portal Link; its session ends too, within 5 seconds everywhere")
  public Uni<Void> delete(@PathParam("id") String id) {
    return auth.portalLinks()
        .chain(caller -> links.delete(caller.accountId(), caller.scope(), uuid(id)))
        .invoke(AccountAuth::requireFound)
        .replaceWithVoid();
  }

  private static UUID uuid(String id) {
    return PublicId.PORTAL_LINK.parse(id).orElseThrow(AccountAuth::notFound);
  }
}
