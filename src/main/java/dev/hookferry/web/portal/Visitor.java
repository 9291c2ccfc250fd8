package dev.hookferry.web.portal;

import dev.hookferry.domain.model.Event;
import dev.hookferry.domain.model.PublicId;
import dev.hookferry.domain.model.Scope;
import dev.hookferry.registry.SecretText;
import dev.hookferry.registry.endpoint.EndpointSet;
import dev.hookferry.registry.portal.Capability;
import dev.hookferry.registry.portal.PortalLink;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Who looks at the pages of a link, and what they may see: that link's scope of its account, and
 * nothing else.
 *
 * @param session what the session is known by
 * @param frameAncestors origins whose pages may show these ones in a frame
 */
public record Visitor(PortalLink link, String session, List<String> frameAncestors) {

  private static final String PAGES = "/portal/s/";

  int accountId() {
    return link.accountId;
  }

  Scope scope() {
    return link.scope();
  }

  /** Those of the scope, whichever surface made them. */
  EndpointSet endpoints() {
    return new EndpointSet(link.accountId, Optional.empty(), Optional.of(scope()));
  }

  /** Whether the event has a page here: an endpoint of the account gets those of others too. */
  public boolean sees(Event event) {
    return event.scope().equals(scope());
  }

  boolean may(Capability capability) {
    return link.capabilities().contains(capability);
  }

  public boolean mayWrite() {
    return may(Capability.ENDPOINTS_WRITE);
  }

  public boolean mayReadSecrets() {
    return may(Capability.SECRETS_READ);
  }

  public boolean mayReplay() {
    return may(Capability.REPLAY);
  }

  public boolean mayTest() {
    return may(Capability.TEST);
  }

  /** Where the pages are, without a last slash. */
  public String base() {
    return pages(link);
  }

  /** Where the pages of a link are, without a last slash. */
  static String pages(PortalLink link) {
    return PAGES + PublicId.PORTAL_LINK.of(link.id);
  }

  /** What the forms of this session's pages hold, and others cannot know. */
  public String csrf() {
    return HexFormat.of().formatHex(SecretText.hash("csrf " + session));
  }

  boolean hasSent(String csrf) {
    return MessageDigest.isEqual(
        csrf().getBytes(StandardCharsets.UTF_8), csrf.getBytes(StandardCharsets.UTF_8));
  }

  /** Where the visitor came from; null: unknown. */
  public String returnUrl() {
    return link.returnUrl;
  }

  /** Null: none. */
  public String logoUrl() {
    return link.themeLogoUrl;
  }

  /** {@code auto}, {@code light} or {@code dark}. */
  public String mode() {
    return link.themeMode.name().toLowerCase(Locale.ROOT);
  }

  /** Of the scope, for people. */
  public String scopeName() {
    Scope scope = scope();
    return scope.isAccount() ? "Account" : scope.kind().text() + " " + scope.id();
  }

  @Override
  public String toString() {
    return "Visitor[" + link.id + "]";
  }
}
