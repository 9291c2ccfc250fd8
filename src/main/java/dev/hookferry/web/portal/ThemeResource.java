package dev.hookferry.web.portal;

import dev.hookferry.web.kit.PageHeaders;
import dev.hookferry.web.kit.Pages;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The colours of a link's pages: a sheet, since pages hold no styles themselves. */
@ApplicationScoped
@Path("/portal/s/{link}/theme.css")
class ThemeResource {

  private final Pages pages;

  ThemeResource(Pages pages) {
    this.pages = pages;
  }

  @GET
  @Operation(hidden = true)
  public Uni<Response> css(@PathParam("link") String link) {
    return pages.answer(
        link,
        visitor -> Uni.createFrom().item(sheet(((PortalVisitor) visitor).link().themePrimary)));
  }

  private static Response sheet(String primary) {
    return PageHeaders.addTo(Response.ok(Palette.css(primary)))
        .type("text/css;charset=UTF-8")
        .build();
  }
}
