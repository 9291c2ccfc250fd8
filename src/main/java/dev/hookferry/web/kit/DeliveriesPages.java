package dev.hookferry.web.kit;

import dev.hookferry.domain.model.Event;
import dev.hookferry.domain.model.PublicId;
import dev.hookferry.history.Deliveries;
import dev.hookferry.history.Delivery;
import dev.hookferry.history.DeliveryQuery;
import dev.hookferry.history.Status;
import dev.hookferry.registry.portal.Capability;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** What is, or was, on its way to the endpoints of the scope. */
public abstract class DeliveriesPages {

  private final Pages pages;
  private final Reached reached;
  private final Deliveries deliveries;
  private final Exchanges exchanges;

  protected DeliveriesPages(
      Pages pages, Reached reached, Deliveries deliveries, Exchanges exchanges) {
    this.pages = pages;
    this.reached = reached;
    this.deliveries = deliveries;
    this.exchanges = exchanges;
  }

  @GET
  @Operation(hidden = true)
  public Uni<Response> list(@PathParam("link") String link, @Context UriInfo uri) {
    return pages.show(link, visitor -> list(visitor, new Form(uri.getQueryParameters())));
  }

  private Uni<TemplateInstance> list(Visitor visitor, Form query) {
    return deliveries
        .list(query(visitor, query))
        .map(
            page ->
                PageTemplates.deliveries(
                    visitor,
                    Rows.of(page),
                    query.text("status"),
                    query.text("type"),
                    query.text("endpoint"),
                    query.text("job")));
  }

  private static DeliveryQuery query(Visitor visitor, Form query) {
    return new DeliveryQuery(
            visitor.accountId(),
            Optional.empty(),
            visitor.reach(),
            id(query, "endpoint", PublicId.ENDPOINT),
            java.util.List.of(),
            statuses(query.text("status")),
            query.stated("type"),
            Optional.empty(),
            Optional.empty(),
            false,
            Rows.start(query),
            0,
            Rows.LIMIT)
        .ofJob(id(query, "job", PublicId.JOB));
  }

  private static Optional<UUID> id(Form query, String name, PublicId form) {
    return query.stated(name).map(text -> form.parse(text).orElseThrow(PageFailure::notFound));
  }

  /** One, or none for all; an unknown one is none of ours. */
  private static Set<Status> statuses(String text) {
    Set<Status> wanted =
        Arrays.stream(Status.values())
            .filter(status -> PageText.lower(status).equals(text))
            .collect(Collectors.toSet());
    if (wanted.isEmpty() && !text.isEmpty()) {
      throw PageFailure.badRequest();
    }
    return wanted;
  }

  /** Those to this endpoint alone. */
  static DeliveryQuery to(DeliveryQuery all, UUID endpointId) {
    return new DeliveryQuery(
        all.accountId(),
        all.surface(),
        all.endpointScope(),
        Optional.of(endpointId),
        all.eventIds(),
        all.statuses(),
        all.type(),
        all.since(),
        all.until(),
        all.ascending(),
        all.after(),
        all.offset(),
        all.limit());
  }

  @GET
  @Path("/{id}")
  @Operation(hidden = true)
  public Uni<Response> show(
      @PathParam("link") String link, @PathParam("id") String id, @Context UriInfo uri) {
    String notice = Notices.of(new Form(uri.getQueryParameters()));
    return pages.show(
        link,
        visitor ->
            reached.delivery(visitor, id).chain(delivery -> page(visitor, delivery, notice)));
  }

  private Uni<TemplateInstance> page(Visitor visitor, Delivery delivery, String notice) {
    return reached
        .eventOf(visitor, delivery)
        .map(found -> found.orElse(null))
        .chain(event -> page(visitor, delivery, event, notice));
  }

  private Uni<TemplateInstance> page(
      Visitor visitor, Delivery delivery, Event event, String notice) {
    return exchanges
        .of(visitor, delivery, event)
        .map(made -> PageTemplates.delivery(visitor, delivery, made, event, notice));
  }

  @POST
  @Path("/{id}/replay")
  @Operation(hidden = true)
  public Uni<Response> replay(
      @PathParam("link") String link, @PathParam("id") String id, byte[] body) {
    return pages.act(
        link,
        body,
        Capability.REPLAY,
        (visitor, form) ->
            reached.delivery(visitor, id).chain(delivery -> replay(visitor, delivery)));
  }

  private Uni<Response> replay(Visitor visitor, Delivery delivery) {
    return deliveries
        .replay(visitor.accountId(), delivery.id())
        .map(made -> made.orElseThrow(PageFailure::notFound))
        .map(
            made ->
                Pages.redirect(
                    visitor,
                    "/deliveries/" + PublicId.DELIVERY.of(made.id()) + "?notice=replayed"));
  }
}
