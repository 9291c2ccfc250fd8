package dev.hookferry.api.account;

import dev.hookferry.domain.model.Caller;
import dev.hookferry.domain.signature.Secrets;
import dev.hookferry.envelope.AccountEnvelope;
import dev.hookferry.registry.endpoint.Endpoint;
import dev.hookferry.registry.endpoint.EndpointSet;
import dev.hookferry.registry.endpoint.Endpoints;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.random.RandomGenerator;

/** Gives an endpoint a new secret; for a while the old one signs too. */
@ApplicationScoped
class SecretRotationsResource implements SecretRotationsApi {

  private static final Duration DEFAULT_OVERLAP = Duration.ofDays(1);
  private static final Duration MAX_OVERLAP = Duration.ofDays(365);

  private final AccountAuth auth;
  private final Endpoints endpoints;
  private final EndpointMapper mapper;
  private final RandomGenerator random;

  SecretRotationsResource(
      AccountAuth auth, Endpoints endpoints, EndpointMapper mapper, RandomGenerator random) {
    this.auth = auth;
    this.endpoints = endpoints;
    this.mapper = mapper;
    this.random = random;
  }

  @Override
  public Uni<EndpointWithSecretJson> rotate(String id, String contentType, byte[] bytes) {
    JsonBody body = JsonBody.read(contentType, bytes);
    return auth.webhooks()
        .chain(caller -> rotate(caller, EndpointsResource.uuid(id), body))
        .map(found -> found.orElseThrow(AccountAuth::notFound))
        .map(mapper::jsonWithSecret);
  }

  private Uni<Optional<Endpoint>> rotate(Caller caller, UUID id, JsonBody body) {
    EndpointSet set = AccountAuth.endpoints(caller, Optional.of(AccountEnvelope.NAME));
    Problems problems = Problems.in("body");
    Duration overlap = overlap(body, problems);
    return problems.any()
        ? endpoints.find(set, id).map(found -> refused(found, problems))
        : endpoints.rotateSecret(set, id, Secrets.standard(random), overlap);
  }

  private static Duration overlap(JsonBody body, Problems problems) {
    if (body.isMissing()) {
      return DEFAULT_OVERLAP;
    }
    return body.members(problems)
        .optional("overlap_seconds", Numbers.integer(0, MAX_OVERLAP.toSeconds()))
        .map(Duration::ofSeconds)
        .orElse(DEFAULT_OVERLAP);
  }

  private static Optional<Endpoint> refused(Optional<Endpoint> found, Problems problems) {
    found.ifPresent(
        there -> {
          throw problems.failure();
        });
    return found;
  }
}
