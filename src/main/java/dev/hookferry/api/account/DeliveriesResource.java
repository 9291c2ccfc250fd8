package dev.hookferry.api.account;

import dev.hookferry.domain.model.Caller;
import dev.hookferry.domain.model.PublicId;
import dev.hookferry.history.Attempts;
import dev.hookferry.history.Deliveries;
import dev.hookferry.history.Delivery;
import dev.hookferry.history.DeliveryQuery;
import dev.hookferry.registry.endpoint.Endpoints;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.UriInfo;
import java.util.Optional;
import java.util.UUID;

/** Deliveries to the endpoints of every surface. */
@ApplicationScoped
class DeliveriesResource implements DeliveriesApi {

  private final AccountAuth auth;
  private final Deliveries deliveries;
  private final Attempts attempts;
  private final Endpoints endpoints;

  DeliveriesResource(
      AccountAuth auth, Deliveries deliveries, Attempts attempts, Endpoints endpoints) {
    this.auth = auth;
    this.deliveries = deliveries;
    this.attempts = attempts;
    this.endpoints = endpoints;
  }

  @Override
  public Uni<PageJson<DeliveryJson>> list(UriInfo uri) {
    return auth.webhooks().chain(caller -> list(caller, new Query(uri)));
  }

  private Uni<PageJson<DeliveryJson>> list(Caller caller, Query query) {
    DeliveryQuery wanted = DeliveryQueries.read(caller, query);
    query.orThrow();
    return deliveries.list(wanted).map(page -> PageJson.of(page, DeliveryJson::of));
  }

  @Override
  public Uni<DeliveryJson> get(String id) {
    return auth.webhooks()
        .chain(caller -> find(caller, id).chain(delivery -> withAttempts(caller, delivery)));
  }

  private Uni<DeliveryJson> withAttempts(Caller caller, Delivery delivery) {
    return attempts
        .of(caller.accountId(), delivery.id())
        .map(made -> DeliveryJson.of(delivery, made));
  }

  @Override
  public Uni<DeliveryJson> replay(String id) {
    return auth.webhooks()
        .chain(caller -> find(caller, id).chain(old -> replay(caller, old)))
        .map(replayed -> replayed.map(DeliveryJson::of).orElseThrow(AccountAuth::notFound));
  }

  private Uni<Optional<Delivery>> replay(Caller caller, Delivery old) {
    return deliveries.replay(caller.accountId(), old.id());
  }

  private Uni<Delivery> find(Caller caller, String id) {
    UUID uuid = PublicId.DELIVERY.parse(id).orElseThrow(AccountAuth::notFound);
    return deliveries
        .find(caller.accountId(), uuid)
        .map(found -> found.orElseThrow(AccountAuth::notFound))
        .call(delivery -> requireReach(caller, delivery));
  }

  /** A key bound to a scope reaches the deliveries to its scope's endpoints. */
  private Uni<Void> requireReach(Caller caller, Delivery delivery) {
    return caller.isAccountWide()
        ? Uni.createFrom().voidItem()
        : endpoints
            .find(AccountAuth.endpoints(caller, Optional.empty()), delivery.endpointId())
            .invoke(found -> AccountAuth.requireFound(found.isPresent()))
            .replaceWithVoid();
  }
}
