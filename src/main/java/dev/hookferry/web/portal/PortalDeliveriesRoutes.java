package dev.hookferry.web.portal;

import dev.hookferry.history.Deliveries;
import dev.hookferry.web.kit.DeliveriesPages;
import dev.hookferry.web.kit.Exchanges;
import dev.hookferry.web.kit.Pages;
import dev.hookferry.web.kit.Reached;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Path;

/** The deliveries, within what the session of a link reaches. */
@Singleton
@Path("/portal/s/{link}/deliveries")
class PortalDeliveriesRoutes extends DeliveriesPages {

  PortalDeliveriesRoutes(Pages pages, Reached reached, Deliveries deliveries, Exchanges exchanges) {
    super(pages, reached, deliveries, exchanges);
  }
}
