package dev.hookferry.web.kit;

import dev.hookferry.domain.model.Event;
import dev.hookferry.envelope.Dispatch;
import dev.hookferry.flow.SentRequest;
import dev.hookferry.flow.SentRequests;
import dev.hookferry.history.Attempt;
import dev.hookferry.history.Attempts;
import dev.hookferry.history.Delivery;
import dev.hookferry.registry.endpoint.Endpoint;
import dev.hookferry.registry.endpoint.Endpoints;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/** Shows the attempts of a delivery, each with the request that it sent. */
@ApplicationScoped
public class Exchanges {

  private final Attempts attempts;
  private final Endpoints endpoints;
  private final SentRequests requests;

  Exchanges(Attempts attempts, Endpoints endpoints, SentRequests requests) {
    this.attempts = attempts;
    this.endpoints = endpoints;
    this.requests = requests;
  }

  /**
   * @param event null: forgotten for its age
   */
  Uni<List<Exchange>> of(Visitor visitor, Delivery delivery, Event event) {
    return attempts
        .of(visitor.accountId(), delivery.id())
        .chain(
            made ->
                endpoints
                    .find(visitor.endpoints(), delivery.endpointId())
                    .map(
                        endpoint ->
                            made.stream()
                                .map(one -> exchange(delivery, one, event, endpoint))
                                .toList()));
  }

  private Exchange exchange(
      Delivery delivery, Attempt attempt, Event event, Optional<Endpoint> endpoint) {
    SentRequest request =
        endpoint
            .filter(there -> event != null && !there.updatedAt.isAfter(attempt.startedAt()))
            .map(there -> dispatch(delivery, attempt, event, there))
            .map(requests::of)
            .orElse(null);
    return new Exchange(attempt, request);
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
