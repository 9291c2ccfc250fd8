package dev.hookferry.web.portal;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The first page of the portal. */
@ApplicationScoped
@Path("/portal/s/{link}")
class HomeResource {

  private final Pages pages;

  HomeResource(Pages pages) {
    this.pages = pages;
  }

  @GET
  @Operation(hidden = true)
  public Uni<Response> home(@PathParam("link") String link) {
    return pages.show(link, visitor -> Uni.createFrom().item(Templates.home(visitor)));
  }
}
