package dev.hookferry.api.account;

import dev.hookferry.api.kit.OpenApiFrame;
import dev.hookferry.domain.model.Scope;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
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
  @Parameter(
      name = "since",
      in = ParameterIn.QUERY,
      description = "The step that holds it is the first; an hour before until by default.",
      schema = @Schema(type = SchemaType.STRING, format = "date-time"))
  @Parameter(
      name = "until",
      in = ParameterIn.QUERY,
      description = "Now by default.",
      schema = @Schema(type = SchemaType.STRING, format = "date-time"))
  @Parameter(
      name = "step",
      in = ParameterIn.QUERY,
      description = "At most 1,500 of them.",
      schema =
          @Schema(
              type = SchemaType.STRING,
              enumeration = {"1m", "1h", "1d"},
              defaultValue = "1m"))
  public Uni<StatisticsJson> get(@Context UriInfo uri) {
    return auth.webhooks()
        .invoke(caller -> AccountAuth.requireReach(caller, Scope.ACCOUNT))
        .chain(caller -> reading.read(caller, Optional.empty(), new Query(uri)));
  }
}
