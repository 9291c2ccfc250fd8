package dev.hookferry.web.kit;

import dev.hookferry.domain.egress.AddressGuard;
import dev.hookferry.domain.model.PublicId;
import dev.hookferry.domain.signature.Secrets;
import dev.hookferry.envelope.AccountEnvelope;
import dev.hookferry.registry.endpoint.Endpoint;
import dev.hookferry.registry.endpoint.EndpointQuery;
import dev.hookferry.registry.endpoint.Endpoints;
import dev.hookferry.registry.endpoint.Saved;
import dev.hookferry.registry.portal.Capability;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The endpoints, and the form for new ones. */
public abstract class EndpointsPages {

  private static final double DEFAULT_MULTIPLIER = 2;

  private final Pages pages;
  private final Endpoints endpoints;
  private final AddressGuard guard;
  private final RandomGenerator random;

  protected EndpointsPages(
      Pages pages, Endpoints endpoints, AddressGuard guard, RandomGenerator random) {
    this.pages = pages;
    this.endpoints = endpoints;
    this.guard = guard;
    this.random = random;
  }

  @GET
  @Path("/endpoints")
  @Operation(hidden = true)
  public Uni<Response> list(@PathParam("link") String link, @Context UriInfo uri) {
    return pages.show(link, visitor -> list(visitor, new Form(uri.getQueryParameters())));
  }

  private Uni<TemplateInstance> list(Visitor visitor, Form query) {
    EndpointQuery newest = EndpointQuery.newestBefore(Rows.start(query), Rows.LIMIT + 1);
    Optional<String> wanted = query.stated("q");
    return endpoints
        .list(visitor.endpoints(), wanted.map(newest::containing).orElse(newest))
        .map(found -> Rows.of(found.items(), endpoint -> endpoint.id))
        .map(rows -> PageTemplates.endpoints(visitor, rows, wanted.orElse(""), Notices.of(query)));
  }

  @GET
  @Path("/new-endpoint")
  @Operation(hidden = true)
  public Uni<Response> form(@PathParam("link") String link) {
    return pages.show(
        link,
        visitor -> {
          requireWriting(visitor);
          return Uni.createFrom().item(PageTemplates.newEndpoint(visitor, EndpointEntry.blank()));
        });
  }

  @POST
  @Path("/endpoints")
  @Operation(hidden = true)
  public Uni<Response> create(@PathParam("link") String link, byte[] body) {
    return pages.act(link, body, Capability.ENDPOINTS_WRITE, this::create);
  }

  private Uni<Response> create(Visitor visitor, Form form) {
    EndpointEntry entry = EndpointEntry.read(form, guard);
    if (entry.isWrong()) {
      return pages.page(visitor, 422, PageTemplates.newEndpoint(visitor, entry));
    }
    Endpoint draft = draft(visitor, entry);
    String secret = draft.secrets.getFirst();
    return endpoints
        .create(draft)
        .map(EndpointsPages::saved)
        .chain(made -> made(visitor, made, secret));
  }

  private Uni<Response> made(Visitor visitor, Endpoint made, String secret) {
    return visitor.seesNewSecrets()
        ? pages.page(
            visitor,
            201,
            PageTemplates.endpoint(visitor, made, true, secret, List.of(), Notices.of("created")))
        : Uni.createFrom()
            .item(
                Pages.redirect(
                    visitor, "/endpoints/" + PublicId.ENDPOINT.of(made.id) + "?notice=created"));
  }

  private Endpoint draft(Visitor visitor, EndpointEntry entry) {
    Endpoint draft = new Endpoint();
    draft.accountId = visitor.accountId();
    draft.surface = AccountEnvelope.NAME;
    draft.scopeKind = visitor.scope().kind().text();
    draft.scopeId = visitor.scope().id();
    draft.backoffMultiplier = DEFAULT_MULTIPLIER;
    draft.secrets = List.of(Secrets.standard(random));
    entry.applyTo(draft);
    return draft;
  }

  static void requireWriting(Visitor visitor) {
    if (!visitor.mayWrite()) {
      throw PageFailure.forbidden();
    }
  }

  static Endpoint saved(Saved saved) {
    return switch (saved) {
      case Saved.Done done -> done.endpoint();
      case Saved.NotFound notFound -> throw PageFailure.notFound();
      case Saved.ScopeUnknown unknown -> throw PageFailure.ended();
      case Saved.ExternalIdTaken never -> throw new IllegalStateException("it has none");
      case Saved.UrlTaken taken ->
          throw PageFailure.conflict("Another endpoint has this URL already.");
    };
  }
}
