package dev.hookferry.web.kit;

import dev.hookferry.domain.egress.AddressGuard;
import dev.hookferry.domain.model.PublicId;
import dev.hookferry.domain.signature.Secrets;
import dev.hookferry.envelope.AccountEnvelope;
import dev.hookferry.history.Deliveries;
import dev.hookferry.history.DeliveryQuery;
import dev.hookferry.registry.endpoint.Endpoint;
import dev.hookferry.registry.endpoint.Endpoints;
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
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** One endpoint, and what may be done with it. */
public abstract class EndpointPages {

  private static final Duration OVERLAP = Duration.ofDays(1);
  private static final int LATEST = 10;

  private final Pages pages;
  private final Reached reached;
  private final Endpoints endpoints;
  private final Deliveries deliveries;
  private final AddressGuard guard;
  private final RandomGenerator random;

  protected EndpointPages(
      Pages pages,
      Reached reached,
      Endpoints endpoints,
      Deliveries deliveries,
      AddressGuard guard,
      RandomGenerator random) {
    this.pages = pages;
    this.reached = reached;
    this.endpoints = endpoints;
    this.deliveries = deliveries;
    this.guard = guard;
    this.random = random;
  }

  @GET
  @Operation(hidden = true)
  public Uni<Response> show(
      @PathParam("link") String link, @PathParam("id") String id, @Context UriInfo uri) {
    String notice = Notices.of(new Form(uri.getQueryParameters()));
    return pages.show(
        link,
        visitor ->
            reached.endpoint(visitor, id).chain(endpoint -> page(visitor, endpoint, "", notice)));
  }

  /**
   * @param secret empty: it is not shown
   */
  private Uni<TemplateInstance> page(
      Visitor visitor, Endpoint endpoint, String secret, String notice) {
    boolean own = endpoint.surface.equals(AccountEnvelope.NAME);
    return deliveries
        .list(latest(visitor, endpoint.id))
        .map(
            latest ->
                PageTemplates.endpoint(visitor, endpoint, own, secret, latest.items(), notice));
  }

  private static DeliveryQuery latest(Visitor visitor, UUID endpointId) {
    DeliveryQuery all = Reached.deliveries(visitor, LATEST);
    return DeliveriesPages.to(all, endpointId);
  }

  @GET
  @Path("/edit")
  @Operation(hidden = true)
  public Uni<Response> form(@PathParam("link") String link, @PathParam("id") String id) {
    return pages.show(
        link,
        visitor -> {
          EndpointsPages.requireWriting(visitor);
          return own(visitor, id)
              .map(
                  endpoint ->
                      PageTemplates.editEndpoint(visitor, endpoint, EndpointEntry.of(endpoint)));
        });
  }

  @POST
  @Path("/edit")
  @Operation(hidden = true)
  public Uni<Response> edit(
      @PathParam("link") String link, @PathParam("id") String id, byte[] body) {
    return pages.act(
        link,
        body,
        Capability.ENDPOINTS_WRITE,
        (visitor, form) -> own(visitor, id).chain(endpoint -> edit(visitor, endpoint, form)));
  }

  private Uni<Response> edit(Visitor visitor, Endpoint endpoint, Form form) {
    EndpointEntry entry = EndpointEntry.read(form, guard);
    return entry.isWrong()
        ? pages.page(visitor, 422, PageTemplates.editEndpoint(visitor, endpoint, entry))
        : change(visitor, endpoint, "saved", entry::applyTo);
  }

  /** One that its own surface does not say more of than this one. */
  private Uni<Endpoint> own(Visitor visitor, String id) {
    return reached
        .endpoint(visitor, id)
        .invoke(
            endpoint -> {
              if (!endpoint.surface.equals(AccountEnvelope.NAME)) {
                throw PageFailure.forbidden();
              }
            });
  }

  @POST
  @Path("/enable")
  @Operation(hidden = true)
  public Uni<Response> enable(
      @PathParam("link") String link, @PathParam("id") String id, byte[] body) {
    return change(link, id, body, "enabled", EndpointPages::enable);
  }

  private static void enable(Endpoint endpoint) {
    endpoint.enabled = true;
    endpoint.forgive();
  }

  @POST
  @Path("/disable")
  @Operation(hidden = true)
  public Uni<Response> disable(
      @PathParam("link") String link, @PathParam("id") String id, byte[] body) {
    return change(link, id, body, "disabled", endpoint -> endpoint.enabled = false);
  }

  private Uni<Response> change(
      String link, String id, byte[] body, String notice, Consumer<Endpoint> change) {
    return pages.act(
        link,
        body,
        Capability.ENDPOINTS_WRITE,
        (visitor, form) ->
            reached
                .endpoint(visitor, id)
                .chain(endpoint -> change(visitor, endpoint, notice, change)));
  }

  private Uni<Response> change(
      Visitor visitor, Endpoint endpoint, String notice, Consumer<Endpoint> change) {
    return endpoints
        .update(visitor.endpoints(), endpoint.id, change)
        .map(EndpointsPages::saved)
        .map(saved -> Pages.redirect(visitor, at(saved, notice)));
  }

  private static String at(Endpoint endpoint, String notice) {
    return "/endpoints/" + PublicId.ENDPOINT.of(endpoint.id) + "?notice=" + notice;
  }

  @POST
  @Path("/delete")
  @Operation(hidden = true)
  public Uni<Response> delete(
      @PathParam("link") String link, @PathParam("id") String id, byte[] body) {
    return pages.act(
        link,
        body,
        Capability.ENDPOINTS_WRITE,
        (visitor, form) ->
            reached
                .endpoint(visitor, id)
                .chain(endpoint -> endpoints.delete(visitor.endpoints(), endpoint.id))
                .map(deleted -> Pages.redirect(visitor, "/endpoints?notice=deleted")));
  }

  @POST
  @Path("/rotate")
  @Operation(hidden = true)
  public Uni<Response> rotate(
      @PathParam("link") String link, @PathParam("id") String id, byte[] body) {
    return pages.act(
        link,
        body,
        Capability.ENDPOINTS_WRITE,
        (visitor, form) -> own(visitor, id).chain(endpoint -> rotate(visitor, endpoint)));
  }

  private Uni<Response> rotate(Visitor visitor, Endpoint endpoint) {
    String secret = Secrets.standard(random);
    return endpoints
        .rotateSecret(visitor.endpoints(), endpoint.id, secret, OVERLAP)
        .map(found -> found.orElseThrow(PageFailure::notFound))
        .chain(rotated -> rotated(visitor, rotated, secret));
  }

  private Uni<Response> rotated(Visitor visitor, Endpoint rotated, String secret) {
    return visitor.seesNewSecrets()
        ? page(visitor, rotated, secret, Notices.of("rotated"))
            .chain(shown -> pages.page(visitor, 200, shown))
        : Uni.createFrom().item(Pages.redirect(visitor, at(rotated, "rotated")));
  }

  /** By a form, since the audit log keeps it. */
  @POST
  @Path("/secret")
  @Operation(hidden = true)
  public Uni<Response> reveal(
      @PathParam("link") String link, @PathParam("id") String id, byte[] body) {
    return pages.act(
        link,
        body,
        Capability.SECRETS_READ,
        (visitor, form) ->
            reached
                .endpoint(visitor, id)
                .chain(endpoint -> endpoints.reveal(visitor.endpoints(), endpoint.id))
                .map(found -> found.orElseThrow(PageFailure::notFound))
                .chain(endpoint -> page(visitor, endpoint, secrets(endpoint.secrets), ""))
                .chain(shown -> pages.page(visitor, 200, shown)));
  }

  /** The one that signs first. */
  private static String secrets(List<String> secrets) {
    return secrets.getFirst();
  }
}
