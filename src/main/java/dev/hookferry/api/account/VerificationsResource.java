package dev.hookferry.api.account;

import dev.hookferry.domain.model.Caller;
import dev.hookferry.domain.model.PublicId;
import dev.hookferry.envelope.AccountEnvelope;
import dev.hookferry.flow.Probe;
import dev.hookferry.flow.ProbeResult;
import dev.hookferry.registry.endpoint.Endpoint;
import dev.hookferry.registry.endpoint.Endpoints;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;

/** Tries an endpoint out, at once and once. */
@ApplicationScoped
class VerificationsResource implements VerificationsApi {

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

  @Override
  public Uni<VerificationJson> verify(String id) {
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
                    : Uni.createFrom().voidItem());
  }

  private static byte[] data(Endpoint endpoint) {
    String id = PublicId.ENDPOINT.of(endpoint.id);
    return ("{\"endpoint_id\":\"" + id + "\"}").getBytes(StandardCharsets.UTF_8);
  }
}
