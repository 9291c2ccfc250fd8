package dev.hookferry.registry.portal;

/**
 * A link that was just used.
 *
 * @param session what its session is known by, known to nobody else
 */
public record OpenedLink(PortalLink link, String session) {

  @Override
  public String toString() {
    return "OpenedLink[" + link.id + "]";
  }
}
