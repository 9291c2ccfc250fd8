package dev.hookferry.web.dashboard;

import dev.hookferry.registry.key.DashboardSessions;
import dev.hookferry.web.kit.PageHeaders;
import dev.hookferry.web.kit.Pages;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Signing out: the session ends, and not in this browser alone. */
@ApplicationScoped
@Path("/dashboard/sign-out")
class SignOutResource {

  private final DashboardSessions sessions;
  private final Pages pages;

  SignOutResource(DashboardSessions sessions, Pages pages) {
    this.sessions = sessions;
    this.pages = pages;
  }

  @POST
  @Operation(hidden = true)
  public Uni<Response> signOut(byte[] body) {
    return pages.act(
        null,
        body,
        visitor -> true,
        (visitor, form) ->
            sessions.close(visitor.session()).map(closed -> SignOutResource.signedOut()));
  }

  private static Response signedOut() {
    return PageHeaders.addTo(Response.status(303))
        .header(HttpHeaders.SET_COOKIE, SessionCookies.unset())
        .header(HttpHeaders.LOCATION, KeyGate.SIGN_IN)
        .build();
  }
}
