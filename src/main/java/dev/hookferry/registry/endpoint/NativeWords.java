package dev.hookferry.registry.endpoint;

import dev.hookferry.notice.Changes;
import dev.hookferry.notice.Snapshot;
import java.util.List;

/** Endpoints in the words of the native surface's requests, by whatever surface they were made. */
final class NativeWords {

  /** That makes endpoints by such requests. */
  static final String SURFACE = "account";

  /** Given by no request, but by the rotation of secrets. */
  static final String SECRET = "secret";

  static final String ENABLED = "enabled";

  private NativeWords() {}

  static Snapshot of(Endpoint endpoint) {
    return new Snapshot()
        .with("url", endpoint.url)
        .with("description", endpoint.description)
        .with("event_patterns", endpoint.patterns)
        .with("timeout_seconds", endpoint.timeoutMs, Math.ceilDiv(endpoint.timeoutMs, 1000))
        .with("max_retries", endpoint.retries)
        .with("name", endpoint.name)
        .with("method", endpoint.method)
        .headers("headers", endpoint.headers)
        .with("verify_tls", endpoint.verifyTls)
        .with("initial_backoff_seconds", endpoint.initialBackoffSeconds)
        .with("backoff_multiplier", endpoint.backoffMultiplier)
        .with("rate_limit_per_second", endpoint.rateLimitPerSecond)
        .with("metadata", endpoint.metadata)
        .with("channels", endpoint.channels)
        .with(ENABLED, endpoint.enabled)
        .secret(SECRET, endpoint.secrets);
  }

  /** The members of a PATCH that were changed. */
  static List<String> members(Changes changes) {
    return changes.names().stream().filter(name -> !name.equals(SECRET)).toList();
  }
}
