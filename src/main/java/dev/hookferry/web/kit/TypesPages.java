package dev.hookferry.web.kit;

import dev.hookferry.registry.eventtype.EventType;
import dev.hookferry.registry.eventtype.EventTypes;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The account's catalogue of event types, without what is archived. */
public abstract class TypesPages {

  private static final int MOST = 500;

  private final Pages pages;
  private final EventTypes types;

  protected TypesPages(Pages pages, EventTypes types) {
    this.pages = pages;
    this.types = types;
  }

  @GET
  @Operation(hidden = true)
  public Uni<Response> list(@PathParam("link") String link) {
    return pages.show(
        link,
        visitor ->
            types
                .list(visitor.accountId(), false, "", Optional.empty(), MOST)
                .map(all -> PageTemplates.types(visitor, all)));
  }

  @GET
  @Path("/{name}")
  @Operation(hidden = true)
  public Uni<Response> show(@PathParam("link") String link, @PathParam("name") String name) {
    return pages.show(
        link, visitor -> find(visitor, name).map(type -> PageTemplates.type(visitor, type)));
  }

  private Uni<EventType> find(Visitor visitor, String name) {
    if (name.indexOf('\0') >= 0) {
      throw PageFailure.notFound();
    }
    return types
        .find(visitor.accountId(), name)
        .map(found -> found.filter(type -> !type.archived))
        .map(found -> found.orElseThrow(PageFailure::notFound));
  }
}
