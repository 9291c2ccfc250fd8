package dev.hookferry.web.portal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.hookferry.registry.portal.OpenedLink;
import dev.hookferry.registry.portal.PortalLink;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SessionCookieTest {

  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

  @ParameterizedTest
  @CsvSource({
    "false, false, SameSite=Lax",
    "false, true, SameSite=Lax",
    "true, false, SameSite=Lax; Secure",
    "true, true, SameSite=None; Partitioned; Secure",
  })
  void givenSchemeAndFrames_whenSet_thenOnlyFramesOverHttpsGetNone(
      boolean https, boolean framed, String end) {
    PortalLink link = new PortalLink();
    link.id = new UUID(0, 0);
    link.expiresAt = NOW.plusSeconds(60);
    assertEquals(
        "hookferry_portal=hps_x; Path="
            + PortalVisitor.pages(link)
            + "; Max-Age=60; HttpOnly; "
            + end,
        SessionCookie.text(new OpenedLink(link, "hps_x"), NOW, https, framed));
  }
}
