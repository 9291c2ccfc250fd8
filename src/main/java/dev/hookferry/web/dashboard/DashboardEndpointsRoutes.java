package dev.hookferry.web.dashboard;

import dev.hookferry.domain.egress.AddressGuard;
import dev.hookferry.registry.endpoint.Endpoints;
import dev.hookferry.web.kit.EndpointsPages;
import dev.hookferry.web.kit.Pages;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Path;
import java.util.random.RandomGenerator;

/** The endpoints, and the form for new ones, within what the session of a key reaches. */
@Singleton
@Path("/dashboard")
class DashboardEndpointsRoutes extends EndpointsPages {

  DashboardEndpointsRoutes(
      Pages pages, Endpoints endpoints, AddressGuard guard, RandomGenerator random) {
    super(pages, endpoints, guard, random);
  }
}
