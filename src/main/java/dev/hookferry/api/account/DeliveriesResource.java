package dev.hookferry.api.account;

import dev.hookferry.api.kit.OpenApiFrame;
import dev.hookferry.api.kit.Takes;
import dev.hookferry.api.kit.Values;
import dev.hookferry.domain.model.Caller;
import dev.hookferry.domain.model.PublicId;
import dev.hookferry.history.Deliveries;
import dev.hookferry.history.Delivery;
import dev.hookferry.registry.endpoint.Endpoints;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;

/** Deliveries to the endpoints of every surface. */
@Path("/v1/webhooks/deliveries")
@Tag(name = "account: deliveries")
@SecurityRequirement(name = OpenApiFrame.API_KEY)
@SecurityRequirement(name = OpenApiFrame.OAUTH2)
class DeliveriesResource {

  private final AccountAuth auth;
  private final Deliveries deliveries;
  private final SentAttempts attempts;
  private final Endpoints endpoints;
  private final Clock clock;

  DeliveriesResource(
      AccountAuth auth,
      Deliveries deliveries,
      SentAttempts attempts,
      Endpoints endpoints,
      Clock clock) {
    this.auth = auth;
    this.deliveries = deliveries;
    this.attempts = attempts;
    this.endpoints = endpoints;
    this.clock = clock;
  }

  @GET
  @Operation(operationId = "listDeliveries", summary = "List Deliveries, newest first")
  @Takes(query = "DeliveryQuery")
  public Uni<PageJson<DeliveryJson>> list(@Context UriInfo uri) {
    return auth.webhooks()
        .chain(
            caller -> list(caller, SearchFields.read(DeliveryFields.LIST, uri, clock.instant())));
  }

  private Uni<PageJson<DeliveryJson>> list(Caller caller, Values query) {
    return deliveries
        .list(DeliveryQueries.read(caller, query))
        .map(page -> PageJson.of(page, DeliveryJson::of));
  }

  @GET
  @Path("/{id}")
  @Operation(operationId = "getDelivery", summary = "Get Delivery, with its attempts")
  public Uni<DeliveryJson> get(@PathParam("id") String id) {
    return auth.webhooks()
        .chain(caller -> find(caller, id).chain(delivery -> withAttempts(caller, delivery)));
  }

  private Uni<DeliveryJson> withAttempts(Caller caller, Delivery delivery) {
    return attempts.of(caller.accountId(), delivery).map(made -> DeliveryJson.of(delivery, made));
  }

  @POST
  @Path("/{id}/replay")
  @ResponseStatus(202)
  @Operation(
      operationId = "replayDelivery",
      summary = "Replay Delivery: the same event to the same endpoint, anew")
  public Uni<DeliveryJson> replay(@PathParam("id") String id) {
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
