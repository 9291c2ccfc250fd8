package dev.hookferry.web.portal;

import dev.hookferry.domain.egress.AddressGuard;
import dev.hookferry.registry.endpoint.Endpoints;
import dev.hookferry.web.kit.EndpointsPages;
import dev.hookferry.web.kit.Pages;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.random.RandomGenerator;
import org.eclipse.microprofile.openapi.annotations.Operation;

/**
 * The endpoints, which are the first page, and the form for new ones, within what the session of a
 * link reaches.
 */
@Singleton
@Path("/portal/s/{link}")
class PortalEndpointsRoutes extends EndpointsPages {

  PortalEndpointsRoutes(
      Pages pages, Endpoints endpoints, AddressGuard guard, RandomGenerator random) {
    super(pages, endpoints, guard, random);
  }

  @GET
  @Operation(hidden = true)
  public Uni<Response> home(@PathParam("link") String link, @Context UriInfo uri) {
    return list(link, uri);
  }
}
