package dev.hookferry.web.portal;

import dev.hookferry.flow.Probe;
import dev.hookferry.registry.endpoint.Endpoints;
import dev.hookferry.web.kit.Pages;
import dev.hookferry.web.kit.Reached;
import dev.hookferry.web.kit.TestPages;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Path;
import java.time.Clock;

/** Test events, within what the session of a link reaches. */
@Singleton
@Path("/portal/s/{link}/endpoints/{id}/test")
class PortalTestRoutes extends TestPages {

  PortalTestRoutes(Pages pages, Reached reached, Endpoints endpoints, Probe probe, Clock clock) {
    super(pages, reached, endpoints, probe, clock);
  }
}
