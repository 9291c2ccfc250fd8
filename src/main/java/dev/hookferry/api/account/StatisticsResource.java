package dev.hookferry.api.account;

import dev.hookferry.api.kit.OpenApiFrame;
import dev.hookferry.api.kit.Takes;
import dev.hookferry.domain.model.Scope;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Statistics of an account. */
@ApplicationScoped
@Path("/v1/webhooks/stats")
@Tag(name = "account: statistics")
@SecurityRequirement(name = OpenApiFrame.API_KEY)
@SecurityRequirement(name = OpenApiFrame.OAUTH2)
class StatisticsResource {

  private final AccountAuth auth;
  private final StatisticsReading reading;

  StatisticsResource(AccountAuth auth, StatisticsReading reading) {
    this.auth = auth;
    this.reading = reading;
  }

  @GET
  @Operation(operationId = "getStatistics", summary = "Get Statistics of the account")
  @Takes(query = "StatisticsQuery")
  public Uni<StatisticsJson> get(@Context UriInfo uri) {
    return auth.webhooks()
        .invoke(caller -> AccountAuth.requireReach(caller, Scope.ACCOUNT))
        .chain(caller -> reading.read(caller, Optional.empty(), uri));
  }
}
