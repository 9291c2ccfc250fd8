package dev.hookferry.web.dashboard;

import dev.hookferry.registry.key.DashboardSessions;

/** Values of {@code Set-Cookie}: no script reads the cookie, no other site makes it be sent. */
final class SessionCookies {

  private static final String ATTRIBUTES = "; Path=/dashboard; HttpOnly; SameSite=Lax";

  private SessionCookies() {}

  /**
   * @param https whether the browser comes by https
   */
  static String set(String session, boolean https) {
    return text(session, DashboardSessions.LIFETIME.toSeconds()) + (https ? "; Secure" : "");
  }

  /** Takes it away. */
  static String unset() {
    return text("", 0);
  }

  private static String text(String session, long seconds) {
    return KeyGate.COOKIE + "=" + session + "; Max-Age=" + seconds + ATTRIBUTES;
  }
}
