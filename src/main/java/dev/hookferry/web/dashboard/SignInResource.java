package dev.hookferry.web.dashboard;

import dev.hookferry.config.PublicUrl;
import dev.hookferry.registry.key.DashboardSessions;
import dev.hookferry.web.kit.Form;
import dev.hookferry.web.kit.PageFailure;
import dev.hookferry.web.kit.PageHeaders;
import dev.hookferry.web.kit.Pages;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.SocketAddress;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Signing in by a key. */
@ApplicationScoped
@Path("/dashboard/sign-in")
class SignInResource {

  private final DashboardSessions sessions;
  private final SignInLimit limit;
  private final Pages pages;
  private final PublicUrl publicUrl;

  SignInResource(DashboardSessions sessions, SignInLimit limit, Pages pages, PublicUrl publicUrl) {
    this.sessions = sessions;
    this.limit = limit;
    this.pages = pages;
    this.publicUrl = publicUrl;
  }

  @GET
  @Operation(hidden = true)
  public Uni<Response> form(@Context UriInfo uri) {
    return pages.guarded(() -> page(200, new Form(uri.getQueryParameters()).text("next"), ""));
  }

  @POST
  @Operation(hidden = true)
  public Uni<Response> signIn(byte[] body, @Context HttpServerRequest request) {
    return pages.guarded(() -> signIn(Form.parse(body), request));
  }

  private Uni<Response> signIn(Form form, HttpServerRequest request) {
    // What other sites send must not sign anybody in. Browsers say where a form comes from.
    if ("cross-site".equals(request.getHeader("Sec-Fetch-Site"))) {
      throw PageFailure.foreignForm();
    }
    SocketAddress from = request.remoteAddress();
    String address = from == null ? "" : from.hostAddress();
    String next = form.text("next");
    if (!limit.allows(address)) {
      return page(429, next, "Too many attempts. Wait a minute, and try again.");
    }
    boolean https = publicUrl.or(request.scheme() + "://").startsWith("https:");
    return sessions
        .open(form.text("key"))
        .chain(
            opened ->
                opened
                    .map(session -> Uni.createFrom().item(signedIn(session, next, https)))
                    .orElseGet(() -> refused(address, next)));
  }

  private Uni<Response> refused(String address, String next) {
    limit.failed(address);
    return page(401, next, "This key is not valid, or no longer.");
  }

  private static Response signedIn(String session, String next, boolean https) {
    return PageHeaders.addTo(Response.status(303))
        .header(HttpHeaders.SET_COOKIE, SessionCookies.set(session, https))
        .header(HttpHeaders.LOCATION, isOurs(next) ? next : KeyVisitor.BASE)
        .build();
  }

  /** Only a page of the dashboard is led to. */
  private static boolean isOurs(String next) {
    return next.matches("/dashboard(?:[/?][!-\\[\\]-~]*)?");
  }

  private Uni<Response> page(int status, String next, String error) {
    return pages.page(status, DashboardTemplates.signIn(next, error));
  }
}
