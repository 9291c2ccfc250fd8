package dev.hookferry.web.portal;

import dev.hookferry.history.Events;
import dev.hookferry.history.Recipients;
import dev.hookferry.web.kit.EventsPages;
import dev.hookferry.web.kit.Pages;
import dev.hookferry.web.kit.Reached;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Path;

/** The events, within what the session of a link reaches. */
@Singleton
@Path("/portal/s/{link}/events")
class PortalEventsRoutes extends EventsPages {

  PortalEventsRoutes(Pages pages, Reached reached, Events events, Recipients recipients) {
    super(pages, reached, events, recipients);
  }
}
