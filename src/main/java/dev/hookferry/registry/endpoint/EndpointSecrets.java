package dev.hookferry.registry.endpoint;

import dev.hookferry.vault.Vault;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

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
   * Puts a new secret first, and the first one second until the overlap ends; those after it keep
   * their ends, as long as there are no more than may sign.
   *
   * @param most that may sign at once, the new one too
   */
  void rotate(Endpoint endpoint, String secret, Instant now, Duration overlap, int most) {
    List<Held> kept =
        endpoint.sealed.stream()
            .filter(old -> old.isActiveAt(now))
            .sorted(Comparator.comparingInt(old -> old.position))
            .limit(most - 1L)
            .map(old -> Held.of(old, now.plus(overlap)))
            .filter(old -> now.isBefore(old.until()))
            .toList();
    endpoint.sealed.removeIf(old -> old.position > kept.size());
    for (int position = kept.size(); position > 0; position--) {
      Held old = kept.get(position - 1);
      endpoint.at(position).hold(old.sealed(), old.since(), old.until());
    }
    endpoint.at(0).hold(seal(endpoint, secret), now, null);
    open(endpoint);
  }

  /** What a row holds, apart from the row. */
  private record Held(byte[] sealed, Instant since, Instant until) {

    /** Until it runs out by itself, or else until then. */
    static Held of(EndpointSecret secret, Instant end) {
      boolean endsBefore = secret.expiresAt != null && secret.expiresAt.isBefore(end);
      return new Held(secret.sealed, secret.createdAt, endsBefore ? secret.expiresAt : end);
    }
  }

  private byte[] seal(Endpoint endpoint, String secret) {
    return vault.seal(endpoint.accountId, endpoint.id, secret);
  }
}
