package dev.hookferry.api.account;

import dev.hookferry.api.kit.OpenApiFrame;
import dev.hookferry.domain.model.Caller;
import dev.hookferry.domain.model.PublicId;
import dev.hookferry.envelope.AccountEnvelope;
import dev.hookferry.flow.Probe;
import dev.hookferry.flow.ProbeResult;
import dev.hookferry.registry.endpoint.Endpoint;
import dev.hookferry.registry.endpoint.Endpoints;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;

/** Tries an endpoint out, at once and once. */
@Path("/v1/webhooks/endpoints/{id}/verify")
@Tag(name = "account: endpoints")
@SecurityRequirement(name = OpenApiFrame.API_KEY)
@SecurityRequirement(name = OpenApiFrame.OAUTH2)
class VerificationsResource {

  static final String EVENT_TYPE = "webhook.verification";

  private final AccountAuth auth;
  private final Endpoints endpoints;
  private final Probe probe;
  private final Clock clock;

  VerificationsResource(AccountAuth auth, Endpoints endpoints, Probe probe, Clock clock) {
    this.auth = auth;
    this.endpoints = endpoints;
    this.probe = probe;
    this.clock = clock;
  }

  @POST
  @ResponseStatus(200)
  @Operation(
      operationId = "verifyEndpoint",
      summary = "Verify Endpoint: one webhook.verification event, without retries")
  public Uni<VerificationJson> verify(@PathParam("id") String id) {
    return auth.webhooks()
        .chain(caller -> find(caller, EndpointsResource.uuid(id)))
        .chain(this::verify)
        .map(result -> new VerificationJson(result.succeeded(), AttemptJson.of(result)));
  }

  private Uni<Endpoint> find(Caller caller, UUID id) {
    return endpoints
        .find(AccountAuth.endpoints(caller, Optional.of(AccountEnvelope.NAME)), id)
        .map(found -> found.orElseThrow(AccountAuth::notFound));
  }

  private Uni<ProbeResult> verify(Endpoint endpoint) {
    return probe
        .send(endpoint.receiver(), EVENT_TYPE, data(endpoint))
        .call(
            result ->
                result.succeeded()
                    ? endpoints.verified(endpoint.accountId, endpoint.id, clock.instant())
                    : endpoints.notVerified(endpoint.accountId, endpoint.id));
  }

  private static byte[] data(Endpoint endpoint) {
    String id = PublicId.ENDPOINT.of(endpoint.id);
    return ("{\"endpoint_id\":\"" + id + "\"}").getBytes(StandardCharsets.UTF_8);
  }
}
