package dev.hookferry.web.dashboard;

import dev.hookferry.web.kit.PageHeaders;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Who comes without a path wants the dashboard. */
@Singleton
@Path("/")
class HomeResource {

  @GET
  @Operation(hidden = true)
  public Response home() {
    return PageHeaders.addTo(Response.status(303))
        .header(HttpHeaders.LOCATION, KeyVisitor.BASE)
        .build();
  }
}
