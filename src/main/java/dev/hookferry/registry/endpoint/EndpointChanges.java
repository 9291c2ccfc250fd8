package dev.hookferry.registry.endpoint;

import dev.hookferry.domain.model.Ids;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
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
  private final EndpointSecrets secrets;
  private final Clock clock;
  private final RandomGenerator random;

  EndpointChanges(
      EndpointRepository endpoints, EndpointSecrets secrets, Clock clock, RandomGenerator random) {
    this.endpoints = endpoints;
    this.secrets = secrets;
    this.clock = clock;
    this.random = random;
  }

  Uni<Saved> make(SqlConnection connection, Endpoint draft) {
    Instant now = clock.instant();
    draft.id = draft.id == null ? Ids.next(now, random) : draft.id;
    draft.createdAt = now;
    draft.updatedAt = now;
    return endpoints
        .add(connection, draft)
        .chain(() -> secrets.replace(connection, draft, now))
        .replaceWith(new Saved.Done(draft));
  }

  Uni<Saved> apply(SqlConnection connection, Endpoint endpoint, Consumer<Endpoint> change) {
    Before before = Before.of(endpoint);
    change.accept(endpoint);
    endpoint.freshStarts += before.isCalledOtherwiseIn(endpoint) ? 1 : 0;
    Instant now = clock.instant();
    endpoint.updatedAt = now;
    return endpoints
        .change(connection, endpoint)
        .chain(
            () ->
                before.hasOtherSecretsThan(endpoint)
                    ? secrets.replace(connection, endpoint, now)
                    : NOTHING)
        .chain(
            () -> before.isForgivenIn(endpoint) ? endpoints.forgive(connection, endpoint) : NOTHING)
        .replaceWith(new Saved.Done(endpoint));
  }

  Uni<Void> rotate(SqlConnection connection, Endpoint endpoint, String secret, Duration overlap) {
    Instant now = clock.instant();
    endpoint.freshStarts++;
    endpoint.updatedAt = now;
    return endpoints
        .change(connection, endpoint)
        .chain(() -> secrets.rotate(connection, endpoint, secret, now, overlap));
  }

  /** What a change is compared with. */
  private record Before(boolean enabled, int failures, List<String> secrets, List<Object> call) {

    static Before of(Endpoint endpoint) {
      return new Before(
          endpoint.enabled,
          endpoint.health.consecutiveFailures(),
          List.copyOf(endpoint.secrets),
          call(endpoint));
    }

    /** How it is called, but for the secrets. */
    private static List<Object> call(Endpoint endpoint) {
      return List.of(
          endpoint.url,
          endpoint.method,
          new HashMap<>(endpoint.headers),
          endpoint.verifyTls,
          endpoint.timeoutMs);
    }

    boolean hasOtherSecretsThan(Endpoint changed) {
      return !secrets.equals(changed.secrets);
    }

    boolean isForgivenIn(Endpoint changed) {
      return changed.enabled && !enabled || changed.health.consecutiveFailures() < failures;
    }

    boolean isCalledOtherwiseIn(Endpoint changed) {
      return !call.equals(call(changed)) || hasOtherSecretsThan(changed) || isForgivenIn(changed);
    }
  }
}
