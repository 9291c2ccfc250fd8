package dev.hookferry.web.dashboard;

import dev.hookferry.flow.Probe;
import dev.hookferry.registry.endpoint.Endpoints;
import dev.hookferry.web.kit.Pages;
import dev.hookferry.web.kit.Reached;
import dev.hookferry.web.kit.TestPages;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Path;
import java.time.Clock;

/** Test events, within what the session of a key reaches. */
@Singleton
@Path("/dashboard/endpoints/{id}/test")
class DashboardTestRoutes extends TestPages {

  DashboardTestRoutes(Pages pages, Reached reached, Endpoints endpoints, Probe probe, Clock clock) {
    super(pages, reached, endpoints, probe, clock);
  }
}
