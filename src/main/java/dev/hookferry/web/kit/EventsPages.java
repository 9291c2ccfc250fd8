package dev.hookferry.web.kit;

import dev.hookferry.domain.model.Event;
import dev.hookferry.history.EventQuery;
import dev.hookferry.history.Events;
import dev.hookferry.history.Recipients;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The events, and to which endpoints each went. */
public abstract class EventsPages {

  private final Pages pages;
  private final Reached reached;
  private final Events events;
  private final Recipients recipients;

  protected EventsPages(Pages pages, Reached reached, Events events, Recipients recipients) {
    this.pages = pages;
    this.reached = reached;
    this.events = events;
    this.recipients = recipients;
  }

  @GET
  @Operation(hidden = true)
  public Uni<Response> list(@PathParam("link") String link, @Context UriInfo uri) {
    return pages.show(link, visitor -> list(visitor, new Form(uri.getQueryParameters())));
  }

  private Uni<TemplateInstance> list(Visitor visitor, Form query) {
    Optional<String> type = query.stated("type");
    return events
        .list(
            visitor
                .within(EventQuery.newest(visitor.accountId(), Rows.LIMIT))
                .ofType(type)
                .before(Rows.start(query)))
        .map(page -> PageTemplates.events(visitor, Rows.of(page), type.orElse("")));
  }

  @GET
  @Path("/{id}")
  @Operation(hidden = true)
  public Uni<Response> show(@PathParam("link") String link, @PathParam("id") String id) {
    return pages.show(
        link, visitor -> reached.event(visitor, id).chain(event -> page(visitor, event)));
  }

  private Uni<TemplateInstance> page(Visitor visitor, Event event) {
    return recipients
        .of(event, visitor.reach())
        .map(all -> PageTemplates.event(visitor, event, all));
  }
}
