package dev.hookferry.api.session;

import dev.hookferry.domain.model.Endpoint;
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

  static final double DEFAULT_MULTIPLIER = 2;
  static final long DEFAULT_BACKOFF_SECONDS = 10;
  private static final String DEFAULT_METHOD = "post";

  /** Left out: events and method fall back to their defaults, url and headers stay as they are. */
  void applyTo(Endpoint endpoint) {
    endpoint.backoffMultiplier = backoffMultiplier.orElse(DEFAULT_MULTIPLIER);
    endpoint.patterns = events.isEmpty() ? List.of("*") : events;
    endpoint.initialBackoffSeconds = initialBackoff.orElse(DEFAULT_BACKOFF_SECONDS);
    endpoint.method = method.orElse(DEFAULT_METHOD).toUpperCase(Locale.ROOT);
    endpoint.retries = retries.orElse(0L);
    headers.ifPresent(given -> endpoint.headers = given);
    url.ifPresent(given -> endpoint.url = given);
  }
}
