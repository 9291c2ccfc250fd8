package dev.hookferry.api.account;

import dev.hookferry.api.kit.OpenApiFrame;
import dev.hookferry.api.kit.Takes;
import dev.hookferry.domain.model.Caller;
import dev.hookferry.domain.model.PublicId;
import dev.hookferry.registry.endpoint.Endpoints;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Statistics of an endpoint, of whatever surface. */
@ApplicationScoped
@Path("/v1/webhooks/endpoints/{id}/stats")
@Tag(name = "account: statistics")
@SecurityRequirement(name = OpenApiFrame.API_KEY)
@SecurityRequirement(name = OpenApiFrame.OAUTH2)
class EndpointStatisticsResource {

  private final AccountAuth auth;
  private final Endpoints endpoints;
  private final StatisticsReading reading;

  EndpointStatisticsResource(AccountAuth auth, Endpoints endpoints, StatisticsReading reading) {
    this.auth = auth;
    this.endpoints = endpoints;
    this.reading = reading;
  }

  @GET
  @Operation(operationId = "getEndpointStatistics", summary = "Get Statistics of an Endpoint")
  @Takes(query = "StatisticsQuery")
  public Uni<StatisticsJson> get(@PathParam("id") String id, @Context UriInfo uri) {
    return auth.webhooks()
        .call(caller -> requireEndpoint(caller, id))
        .chain(caller -> reading.read(caller, PublicId.ENDPOINT.parse(id), uri));
  }

  private Uni<Void> requireEndpoint(Caller caller, String id) {
    UUID uuid = PublicId.ENDPOINT.parse(id).orElseThrow(AccountAuth::notFound);
    return endpoints
        .find(AccountAuth.endpoints(caller, Optional.empty()), uuid)
        .invoke(found -> AccountAuth.requireFound(found.isPresent()))
        .replaceWithVoid();
  }
}
