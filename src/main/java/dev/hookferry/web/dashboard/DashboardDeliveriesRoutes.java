package dev.hookferry.web.dashboard;

import dev.hookferry.history.Deliveries;
import dev.hookferry.web.kit.DeliveriesPages;
import dev.hookferry.web.kit.Exchanges;
import dev.hookferry.web.kit.Pages;
import dev.hookferry.web.kit.Reached;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Path;

/** The deliveries, within what the session of a key reaches. */
@Singleton
@Path("/dashboard/deliveries")
class DashboardDeliveriesRoutes extends DeliveriesPages {

  DashboardDeliveriesRoutes(
      Pages pages, Reached reached, Deliveries deliveries, Exchanges exchanges) {
    super(pages, reached, deliveries, exchanges);
  }
}
