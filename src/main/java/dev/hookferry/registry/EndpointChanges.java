package dev.hookferry.registry;

import dev.hookferry.domain.model.Endpoint;
import dev.hookferry.domain.model.Ids;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/**
 * Writes endpoints, and with each what its change means for its secrets and its health; in the
 * transaction of the caller, who holds the endpoint's lock.
 */
@ApplicationScoped
class EndpointChanges {

  private static final Uni<Void> NOTHING = Uni.createFrom().voidItem();

  private final EndpointRepository endpoints;
  private final EndpointDetails details;
  private final EndpointSecrets secrets;
  private final Clock clock;
  private final RandomGenerator random;

  EndpointChanges(
      EndpointRepository endpoints,
      EndpointDetails details,
      EndpointSecrets secrets,
      Clock clock,
      RandomGenerator random) {
    this.endpoints = endpoints;
    this.details = details;
    this.secrets = secrets;
    this.clock = clock;
    this.random = random;
  }

  Uni<Saved> make(Endpoint draft) {
    Instant now = clock.instant();
    draft.id = draft.id == null ? Ids.next(now, random) : draft.id;
    draft.createdAt = now;
    draft.updatedAt = now;
    return endpoints
        .persistAndFlush(draft)
        .call(() -> endpoints.readNumber(draft))
        .call(() -> secrets.replace(draft, draft.secrets, now))
        .map(Saved.Done::new);
  }

  Uni<Saved> apply(Endpoint endpoint, Consumer<Endpoint> change) {
    Before before = Before.of(endpoint);
    change.accept(endpoint);
    endpoint.updatedAt = clock.instant();
    return endpoints
        .flush()
        .chain(() -> before.hasOtherSecretsThan(endpoint) ? replaceSecrets(endpoint) : NOTHING)
        .chain(() -> before.isForgivenIn(endpoint) ? details.forgive(endpoint) : NOTHING)
        .replaceWith(new Saved.Done(endpoint));
  }

  Uni<Void> rotate(Endpoint endpoint, String secret, Duration overlap) {
    endpoint.updatedAt = clock.instant();
    return endpoints
        .flush()
        .chain(() -> secrets.rotate(endpoint, secret, endpoint.updatedAt, overlap))
        .chain(() -> details.load(List.of(endpoint), clock.instant()));
  }

  private Uni<Void> replaceSecrets(Endpoint endpoint) {
    return secrets.replace(endpoint, endpoint.secrets, endpoint.updatedAt);
  }

  /** What a change is compared with. */
  private record Before(boolean enabled, int failures, List<String> secrets) {

    static Before of(Endpoint endpoint) {
      return new Before(
          endpoint.enabled, endpoint.health.consecutiveFailures(), List.copyOf(endpoint.secrets));
    }

    boolean hasOtherSecretsThan(Endpoint changed) {
      return !secrets.equals(changed.secrets);
    }

    boolean isForgivenIn(Endpoint changed) {
      return changed.enabled && !enabled || changed.health.consecutiveFailures() < failures;
    }
  }
}
