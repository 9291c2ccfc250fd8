package dev.hookferry.web.dashboard;

import dev.hookferry.domain.egress.AddressGuard;
import dev.hookferry.history.Deliveries;
import dev.hookferry.registry.endpoint.Endpoints;
import dev.hookferry.web.kit.EndpointPages;
import dev.hookferry.web.kit.Pages;
import dev.hookferry.web.kit.Reached;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Path;
import java.util.random.RandomGenerator;

/** One endpoint, within what the session of a key reaches. */
@Singleton
@Path("/dashboard/endpoints/{id}")
class DashboardEndpointRoutes extends EndpointPages {

  DashboardEndpointRoutes(
      Pages pages,
      Reached reached,
      Endpoints endpoints,
      Deliveries deliveries,
      AddressGuard guard,
      RandomGenerator random) {
    super(pages, reached, endpoints, deliveries, guard, random);
  }
}
