package dev.hookferry.registry.endpoint;

import dev.hookferry.vault.Vault;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;

/** The secrets of endpoints: sealed in their rows, in clear in memory. */
@ApplicationScoped
class EndpointSecrets {

  private final Vault vault;
  private final Clock clock;

  EndpointSecrets(Vault vault, Clock clock) {
    this.vault = vault;
    this.clock = clock;
  }

  /** Opens those that are active now. */
  void open(Endpoint endpoint) {
    Instant now = clock.instant();
    endpoint.secrets =
        endpoint.sealed.stream()
            .filter(secret -> secret.isActiveAt(now))
            .map(secret -> vault.open(endpoint.accountId, endpoint.id, secret.sealed))
            .toList();
  }

  /** Puts the endpoint's secrets, in their order, in place of all that are stored. */
  void replace(Endpoint endpoint, Instant now) {
    int count = endpoint.secrets.size();
    endpoint.sealed.removeIf(secret -> secret.position >= count);
    for (int position = 0; position < count; position++) {
      endpoint.at(position).hold(seal(endpoint, endpoint.secrets.get(position)), now, null);
    }
  }

  /**
   * Puts a new secret first, and the first one second until the overlap ends; a second one goes.
   */
  void rotate(Endpoint endpoint, String secret, Instant now, Duration overlap) {
    Stream<String> kept = overlap.isPositive() ? endpoint.secrets.stream().limit(1) : Stream.of();
    if (!endpoint.sealed.isEmpty()) {
      EndpointSecret first = endpoint.at(0);
      endpoint.at(1).hold(first.sealed, first.createdAt, now.plus(overlap));
    }
    endpoint.at(0).hold(seal(endpoint, secret), now, null);
    endpoint.secrets = Stream.concat(Stream.of(secret), kept).toList();
  }

  private byte[] seal(Endpoint endpoint, String secret) {
    return vault.seal(endpoint.accountId, endpoint.id, secret);
  }
}
