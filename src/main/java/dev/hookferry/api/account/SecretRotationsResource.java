package dev.hookferry.api.account;

import dev.hookferry.api.kit.Coercion;
import dev.hookferry.api.kit.OpenApiFrame;
import dev.hookferry.api.kit.Problems;
import dev.hookferry.api.kit.Takes;
import dev.hookferry.api.kit.Values;
import dev.hookferry.domain.model.Caller;
import dev.hookferry.domain.signature.Secrets;
import dev.hookferry.envelope.AccountEnvelope;
import dev.hookferry.registry.endpoint.Endpoint;
import dev.hookferry.registry.endpoint.EndpointSet;
import dev.hookferry.registry.endpoint.Endpoints;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.HttpHeaders;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;

/** Gives an endpoint a new secret; for a while the old one signs too. */
@Path("/v1/webhooks/endpoints/{id}/rotate-secret")
@Tag(name = "account: endpoints")
@SecurityRequirement(name = OpenApiFrame.API_KEY)
@SecurityRequirement(name = OpenApiFrame.OAUTH2)
class SecretRotationsResource {

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

  @POST
  @ResponseStatus(200)
  @Operation(operationId = "rotateEndpointSecret", summary = "Rotate Secret")
  @Takes(body = "RotationRequest", optional = true)
  public Uni<EndpointWithSecretJson> rotate(
      @PathParam("id") String id,
      @HeaderParam(HttpHeaders.CONTENT_TYPE) String contentType,
      byte[] bytes) {
    JsonBody body = JsonBody.read(contentType, bytes);
    return auth.webhooks()
        .chain(caller -> rotate(caller, EndpointsResource.uuid(id), body))
        .map(found -> found.orElseThrow(AccountAuth::notFound))
        .map(mapper::jsonWithSecret);
  }

  private Uni<Optional<Endpoint>> rotate(Caller caller, UUID id, JsonBody body) {
    EndpointSet set = AccountAuth.endpoints(caller, Optional.of(AccountEnvelope.NAME));
    Problems problems = Problems.in("body", Coercion.PYDANTIC);
    Duration overlap = overlap(body, problems);
    return problems.any()
        ? endpoints.find(set, id).map(found -> refused(found, problems))
        : endpoints.rotateSecret(set, id, Secrets.standard(random), overlap);
  }

  private static Duration overlap(JsonBody body, Problems problems) {
    Values rotation =
        body.isMissing() ? Values.none() : body.read(EndpointFields.ROTATION, problems);
    return rotation
        .optional(EndpointFields.OVERLAP_SECONDS)
        .map(Duration::ofSeconds)
        .orElse(Duration.ZERO);
  }

  private static Optional<Endpoint> refused(Optional<Endpoint> found, Problems problems) {
    found.ifPresent(
        there -> {
          throw problems.failure();
        });
    return found;
  }
}
