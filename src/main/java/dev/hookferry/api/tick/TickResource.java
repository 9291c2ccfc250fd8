package dev.hookferry.api.tick;

import dev.hookferry.api.kit.Callers;
import dev.hookferry.api.kit.OpenApiFrame;
import dev.hookferry.api.kit.Takes;
import dev.hookferry.domain.model.Role;
import dev.hookferry.flow.Ticker;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The tick, by HTTP or as a CloudEvent in either mode; of an event only its data counts. */
@Path("/engine/tick")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "engine")
@SecurityRequirement(name = OpenApiFrame.API_KEY)
@SecurityRequirement(name = OpenApiFrame.BEARER)
public class TickResource {

  private final Callers callers;
  private final Ticker ticker;

  TickResource(Callers callers, Ticker ticker) {
    this.callers = callers;
    this.ticker = ticker;
  }

  @POST
  @Consumes(MediaType.WILDCARD)
  @Operation(
      operationId = "tick",
      summary = "Turn the engine for a while",
      description =
          "Claims what is due, sends it and records the results, then says what is left and when to"
              + " tick again. Ticks may overlap. The members can be given in the body too.")
  @Takes(
      body = "TickRequest",
      type = {"application/json", "application/cloudevents+json"},
      optional = true,
      query = "TickRequest")
  @APIResponse(
      responseCode = "200",
      description = "What it did and what is left",
      content =
          @Content(
              mediaType = "application/json",
              schema = @Schema(implementation = TickJson.class)))
  @APIResponse(
      responseCode = "default",
      description = "Refused",
      content = @Content(mediaType = "application/json", schema = @Schema(ref = "Refusal")))
  public Uni<TickJson> tick(
      @Parameter(hidden = true) @HeaderParam(HttpHeaders.CONTENT_TYPE) String type,
      @Parameter(hidden = true) @QueryParam("max_deliveries") String maxDeliveries,
      @Parameter(hidden = true) @QueryParam("budget") String budget,
      byte[] body) {
    return callers
        .callerWho(caller -> caller.role() == Role.OPERATOR)
        .map(operator -> TickBody.read(type, body))
        .map(asked -> TickFields.request(asked, maxDeliveries, budget))
        .chain(ticker::tick)
        .map(TickJson::of);
  }
}
