package dev.hookferry.web.portal;

import dev.hookferry.config.PublicUrl;
import dev.hookferry.registry.portal.OpenedLink;
import dev.hookferry.registry.portal.PortalSessions;
import dev.hookferry.registry.settings.Settings;
import dev.hookferry.web.kit.PageFailure;
import dev.hookferry.web.kit.PageHeaders;
import dev.hookferry.web.kit.Pages;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HEAD;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Opens links: each once, and by nothing but a GET. */
@ApplicationScoped
@Path("/portal/{token}")
class LinkResource {

  private final PortalSessions sessions;
  private final Settings settings;
  private final Pages pages;
  private final PublicUrl publicUrl;
  private final Clock clock;

  LinkResource(
      PortalSessions sessions, Settings settings, Pages pages, PublicUrl publicUrl, Clock clock) {
    this.sessions = sessions;
    this.settings = settings;
    this.pages = pages;
    this.publicUrl = publicUrl;
    this.clock = clock;
  }

  @GET
  @Operation(hidden = true)
  public Uni<Response> open(@PathParam("token") String token, @Context HttpServerRequest request) {
    boolean https = publicUrl.or(request.scheme() + "://").startsWith("https:");
    return isOne(token)
        ? sessions
            .open(token)
            .chain(
                opened ->
                    opened
                        .map(link -> opened(link, https))
                        .orElseGet(() -> pages.failed(PageFailure.ended())))
        : pages.failed(PageFailure.notFound());
  }

  /** Previews of links and the like look, and use nothing. */
  @HEAD
  @Operation(hidden = true)
  public Uni<Response> look(@PathParam("token") String token) {
    return isOne(token)
        ? sessions
            .mayOpen(token)
            .map(opens -> PageHeaders.addTo(Response.status(opens ? 200 : 410)).build())
        : Uni.createFrom().item(PageHeaders.addTo(Response.status(404)).build());
  }

  private static boolean isOne(String token) {
    return PortalSessions.isToken(token);
  }

  private Uni<Response> opened(OpenedLink opened, boolean https) {
    return settings
        .of(opened.link().accountId)
        .map(own -> redirect(opened, own.portalFrameAncestors, https));
  }

  private Response redirect(OpenedLink opened, List<String> frameAncestors, boolean https) {
    String cookie = SessionCookie.text(opened, clock.instant(), https, !frameAncestors.isEmpty());
    return PageHeaders.addTo(Response.status(303), frameAncestors, Optional.empty())
        .header(HttpHeaders.SET_COOKIE, cookie)
        .header(HttpHeaders.LOCATION, PortalVisitor.pages(opened.link()))
        .build();
  }
}
