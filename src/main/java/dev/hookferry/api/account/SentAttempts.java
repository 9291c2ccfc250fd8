package dev.hookferry.api.account;

import dev.hookferry.domain.model.Event;
import dev.hookferry.envelope.Dispatch;
import dev.hookferry.flow.SentRequest;
import dev.hookferry.flow.SentRequests;
import dev.hookferry.history.Attempt;
import dev.hookferry.history.Attempts;
import dev.hookferry.history.Delivery;
import dev.hookferry.history.Events;
import dev.hookferry.registry.endpoint.Endpoint;
import dev.hookferry.registry.endpoint.EndpointSet;
import dev.hookferry.registry.endpoint.Endpoints;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/** Shows the attempts of a delivery, each with the request that it sent beside the answer. */
@ApplicationScoped
class SentAttempts {

  private final Attempts attempts;
  private final Events events;
  private final Endpoints endpoints;
  private final SentRequests requests;

  SentAttempts(Attempts attempts, Events events, Endpoints endpoints, SentRequests requests) {
    this.attempts = attempts;
    this.events = events;
    this.endpoints = endpoints;
    this.requests = requests;
  }

  Uni<List<AttemptJson>> of(int accountId, Delivery delivery) {
    return attempts
        .of(accountId, delivery.id())
        .chain(
            made ->
                made.isEmpty()
                    ? Uni.createFrom().item(List.of())
                    : withRequests(accountId, delivery, made));
  }

  private Uni<List<AttemptJson>> withRequests(
      int accountId, Delivery delivery, List<Attempt> made) {
    return Uni.combine()
        .all()
        .unis(
            events.find(accountId, delivery.eventId()),
            endpoints.find(EndpointSet.all(accountId), delivery.endpointId()))
        .asTuple()
        .map(
            found ->
                made.stream()
                    .map(
                        attempt ->
                            AttemptJson.of(
                                attempt,
                                request(delivery, attempt, found.getItem1(), found.getItem2())))
                    .toList());
  }

  /** Empty where it can no longer be told: the endpoint is another one now, or gone. */
  private Optional<SentRequest> request(
      Delivery delivery, Attempt attempt, Optional<Event> event, Optional<Endpoint> endpoint) {
    return endpoint
        .filter(there -> !there.updatedAt.isAfter(attempt.startedAt()))
        .flatMap(there -> event.map(sent -> dispatch(delivery, attempt, sent, there)))
        .map(requests::of);
  }

  private static Dispatch dispatch(
      Delivery delivery, Attempt attempt, Event event, Endpoint endpoint) {
    return new Dispatch(
        event,
        endpoint.receiver(),
        attempt.number(),
        attempt.startedAt(),
        Optional.ofNullable(delivery.jobId()));
  }
}
