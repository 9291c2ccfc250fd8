package dev.hookferry.api.account;

import dev.hookferry.flow.Circuits;
import dev.hookferry.registry.endpoint.Endpoint;
import jakarta.enterprise.context.ApplicationScoped;

/** Shows endpoints: how they are set up, and how sending to them goes. */
@ApplicationScoped
class EndpointMapper {

  private final Circuits circuits;

  EndpointMapper(Circuits circuits) {
    this.circuits = circuits;
  }

  EndpointJson json(Endpoint endpoint) {
    return EndpointJson.of(endpoint, circuits.of(endpoint.id, endpoint.freshStarts));
  }

  EndpointWithSecretJson jsonWithSecret(Endpoint endpoint) {
    return new EndpointWithSecretJson(json(endpoint), endpoint.secrets.getFirst());
  }
}
