package dev.hookferry.api.account;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * An endpoint with its secret, shown when it is made or rotated and nowhere else.
 *
 * @param secret {@code whsec_…}
 */
@Schema(
    name = "WebhookEndpointCreateResponse",
    requiredProperties = {"endpoint", "secret"})
record EndpointWithSecretJson(EndpointJson endpoint, String secret) {

  @Override
  public String toString() {
    return "EndpointWithSecretJson[" + endpoint.id() + "]";
  }
}
