package dev.hookferry.web.portal;

import dev.hookferry.registry.eventtype.EventTypes;
import dev.hookferry.web.kit.Pages;
import dev.hookferry.web.kit.TypesPages;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Path;

/** The catalogue of event types, within what the session of a link reaches. */
@Singleton
@Path("/portal/s/{link}/event-types")
class PortalTypesRoutes extends TypesPages {

  PortalTypesRoutes(Pages pages, EventTypes types) {
    super(pages, types);
  }
}
