package dev.hookferry.web.dashboard;

import dev.hookferry.registry.eventtype.EventTypes;
import dev.hookferry.web.kit.Pages;
import dev.hookferry.web.kit.TypesPages;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Path;

/** The catalogue of event types, within what the session of a key reaches. */
@Singleton
@Path("/dashboard/event-types")
class DashboardTypesRoutes extends TypesPages {

  DashboardTypesRoutes(Pages pages, EventTypes types) {
    super(pages, types);
  }
}
