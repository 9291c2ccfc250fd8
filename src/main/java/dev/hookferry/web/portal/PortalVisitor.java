package dev.hookferry.web.portal;

import dev.hookferry.domain.model.PublicId;
import dev.hookferry.domain.model.Scope;
import dev.hookferry.registry.portal.Capability;
import dev.hookferry.registry.portal.PortalLink;
import dev.hookferry.web.kit.Visitor;
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
record PortalVisitor(PortalLink link, String session, List<String> frameAncestors)
    implements Visitor {

  static final String PAGES = "/portal/s/";

  @Override
  public int accountId() {
    return link.accountId;
  }

  @Override
  public Optional<Scope> reach() {
    return Optional.of(link.scope());
  }

  @Override
  public boolean may(Capability capability) {
    return link.capabilities().contains(capability);
  }

  /** Who may see them asks for them, which the audit log keeps. */
  @Override
  public boolean seesNewSecrets() {
    return false;
  }

  @Override
  public boolean isStaff() {
    return false;
  }

  @Override
  public boolean isAdmin() {
    return false;
  }

  @Override
  public String base() {
    return pages(link);
  }

  /** Where the pages of a link are, without a last slash. */
  static String pages(PortalLink link) {
    return PAGES + PublicId.PORTAL_LINK.of(link.id);
  }

  @Override
  public String returnUrl() {
    return link.returnUrl;
  }

  @Override
  public String logoUrl() {
    return link.themeLogoUrl;
  }

  @Override
  public String mode() {
    return link.themeMode.name().toLowerCase(Locale.ROOT);
  }

  @Override
  public String sheet() {
    return base() + "/theme.css";
  }

  @Override
  public String scopeName() {
    Scope scope = link.scope();
    return scope.isAccount() ? "Account" : scope.kind().text() + " " + scope.id();
  }

  @Override
  public String toString() {
    return "PortalVisitor[" + link.id + "]";
  }
}
