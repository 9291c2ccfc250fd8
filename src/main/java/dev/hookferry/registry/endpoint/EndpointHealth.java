package dev.hookferry.registry.endpoint;

import java.time.Instant;

/**
 * What sending to an endpoint found out.
 *
 * @param consecutiveFailures failed attempts since the last success
 * @param lastVerifiedAt null: never
 * @param lastDeliveryAt the last success; null: none yet
 * @param lastError of the last failed attempt; null: none
 */
public record EndpointHealth(
    int consecutiveFailures, Instant lastVerifiedAt, Instant lastDeliveryAt, String lastError) {

  /** Nothing is known yet. */
  public static final EndpointHealth UNTRIED = new EndpointHealth(0, null, null, null);

  /** The same with its failures forgotten. */
  public EndpointHealth forgiven() {
    return new EndpointHealth(0, lastVerifiedAt, lastDeliveryAt, lastError);
  }
}
