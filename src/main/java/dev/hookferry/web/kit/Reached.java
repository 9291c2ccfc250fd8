package dev.hookferry.web.kit;

import dev.hookferry.domain.model.Event;
import dev.hookferry.domain.model.PublicId;
import dev.hookferry.history.Deliveries;
import dev.hookferry.history.Delivery;
import dev.hookferry.history.DeliveryQuery;
import dev.hookferry.history.Events;
import dev.hookferry.job.Job;
import dev.hookferry.job.Jobs;
import dev.hookferry.registry.endpoint.Endpoint;
import dev.hookferry.registry.endpoint.Endpoints;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/**
 * Finds what a visitor asks for by its id, within what the visitor reaches; all else is not found.
 */
@ApplicationScoped
public class Reached {

  private final Endpoints endpoints;
  private final Events events;
  private final Deliveries deliveries;
  private final Jobs jobs;

  Reached(Endpoints endpoints, Events events, Deliveries deliveries, Jobs jobs) {
    this.endpoints = endpoints;
    this.events = events;
    this.deliveries = deliveries;
    this.jobs = jobs;
  }

  /** Of the visitor's reach. */
  Uni<Endpoint> endpoint(Visitor visitor, String id) {
    return found(PublicId.ENDPOINT, id, uuid -> endpoints.find(visitor.endpoints(), uuid));
  }

  /** Of the visitor's reach. */
  Uni<Event> event(Visitor visitor, String id) {
    return found(
        PublicId.EVENT,
        id,
        uuid -> events.find(visitor.accountId(), uuid).map(found -> found.filter(visitor::sees)));
  }

  /** To an endpoint of the visitor's reach. */
  Uni<Delivery> delivery(Visitor visitor, String id) {
    return found(PublicId.DELIVERY, id, uuid -> deliveries.find(visitor.accountId(), uuid))
        .call(
            delivery ->
                endpoints
                    .find(visitor.endpoints(), delivery.endpointId())
                    .invoke(found -> found.orElseThrow(PageFailure::notFound)));
  }

  /** The event of a delivery that the visitor reaches; empty: forgotten for its age. */
  Uni<Optional<Event>> eventOf(Visitor visitor, Delivery delivery) {
    return events.find(visitor.accountId(), delivery.eventId());
  }

  /** Of the visitor's reach. */
  Uni<Job> job(Visitor visitor, String id) {
    return found(PublicId.JOB, id, uuid -> jobs.find(visitor.accountId(), visitor.reach(), uuid));
  }

  /** The newest deliveries to the endpoints that the visitor reaches. */
  static DeliveryQuery deliveries(Visitor visitor, int limit) {
    return new DeliveryQuery(
        visitor.accountId(),
        Optional.empty(),
        visitor.reach(),
        Optional.empty(),
        List.of(),
        Set.of(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        false,
        Optional.empty(),
        0,
        limit);
  }

  private static <T> Uni<T> found(PublicId form, String id, Function<UUID, Uni<Optional<T>>> find) {
    return find.apply(form.parse(id).orElseThrow(PageFailure::notFound))
        .map(found -> found.orElseThrow(PageFailure::notFound));
  }
}
