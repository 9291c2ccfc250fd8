package dev.hookferry.registry.portal;

/**
 * A link that was just made.
 *
 * @param token what it is opened by, known to nobody else
 */
public record NewPortalLink(PortalLink link, String token) {

  @Override
  public String toString() {
    return "NewPortalLink[" + link.id + "]";
  }
}
