package dev.hookferry.web.portal;

import dev.hookferry.registry.portal.OpenedLink;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Keeps a session in the browser, for the pages of its link alone: two links in one browser do not
 * get into each other's way.
 *
 * <p>It is {@code SameSite=Lax}, since {@code Strict} would not survive the redirect of somebody
 * who comes from another site. Inside a frame of another site only {@code SameSite=None; Secure} is
 * sent: an account that lets such frames show the portal gets that, over https; {@code Partitioned}
 * keeps the cookie to that very site, and is what browsers without third-party cookies ask for.
 * What {@code SameSite} then does not keep out, the token of every form does.
 */
final class SessionCookie {

  private static final String NAME = "hookferry_portal";

  private SessionCookie() {}

  /**
   * The value of {@code Set-Cookie}.
   *
   * @param https whether the browser comes by https
   * @param framed whether the pages may be shown in a frame
   */
  static String text(OpenedLink opened, Instant now, boolean https, boolean framed) {
    long seconds = Math.max(0, Duration.between(now, opened.link().expiresAt).toSeconds());
    String place = https && framed ? "SameSite=None; Partitioned" : "SameSite=Lax";
    return NAME
        + "="
        + opened.session()
        + "; Path="
        + PortalVisitor.pages(opened.link())
        + "; Max-Age="
        + seconds
        + "; HttpOnly; "
        + place
        + (https ? "; Secure" : "");
  }

  /** Empty: there is none. */
  static Optional<String> of(HttpServerRequest request) {
    return Optional.ofNullable(request.getCookie(NAME)).map(Cookie::getValue);
  }
}
