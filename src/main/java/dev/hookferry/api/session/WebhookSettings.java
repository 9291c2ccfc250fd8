package dev.hookferry.api.session;

import dev.hookferry.envelope.SessionEnvelope;
import dev.hookferry.registry.endpoint.Endpoint;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What a request says of a webhook; empty means left out.
 *
 * @param events empty: all
 * @param headers an empty map: none
 */
record WebhookSettings(
    Optional<Double> backoffMultiplier,
    List<String> events,
    Optional<Map<String, List<String>>> headers,
    Optional<Long> initialBackoff,
    Optional<String> method,
    Optional<Long> retries,
    Optional<String> url) {

  private static final String DEFAULT_METHOD = "post";

  /** Left out: events and method fall back to their defaults, url and headers stay as they are. */
  void applyTo(Endpoint endpoint) {
    endpoint.backoffMultiplier = backoffMultiplier.orElse(SessionEnvelope.BACKOFF_MULTIPLIER);
    endpoint.patterns = events.isEmpty() ? List.of("*") : events;
    endpoint.initialBackoffSeconds = initialBackoff.orElse(SessionEnvelope.INITIAL_BACKOFF_SECONDS);
    endpoint.method = method.orElse(DEFAULT_METHOD).toUpperCase(Locale.ROOT);
    endpoint.retries = retries.orElse(0L);
    headers.ifPresent(given -> endpoint.headers = given);
    url.ifPresent(given -> endpoint.url = given);
  }
}
