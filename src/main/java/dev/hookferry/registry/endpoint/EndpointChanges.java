package dev.hookferry.registry.endpoint;

import dev.hookferry.domain.model.Ids;
import dev.hookferry.notice.Changes;
import dev.hookferry.notice.Snapshot;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/** Changes endpoints, and with each what its change means for its secrets and its health. */
@ApplicationScoped
class EndpointChanges {

  private final EndpointSecrets secrets;
  private final Clock clock;
  private final RandomGenerator random;

  EndpointChanges(EndpointSecrets secrets, Clock clock, RandomGenerator random) {
    this.secrets = secrets;
    this.clock = clock;
    this.random = random;
  }

  /** Makes a draft one that can be stored. */
  void complete(Endpoint draft) {
    Instant now = clock.instant();
    draft.id = draft.id == null ? Ids.next(now, random) : draft.id;
    draft.createdAt = now;
    draft.updatedAt = now;
    secrets.replace(draft, now);
  }

  /** What was really changed. */
  Change apply(Endpoint endpoint, Edit edit) {
    Snapshot inItsWords = edit.words().apply(endpoint);
    Snapshot inNativeWords = NativeWords.of(endpoint);
    int failures = endpoint.health().consecutiveFailures;
    apply(endpoint, edit.change());
    return new Change(
        Changes.between(inItsWords, edit.words().apply(endpoint)),
        Changes.between(inNativeWords, NativeWords.of(endpoint)),
        endpoint.health().consecutiveFailures < failures);
  }

  private void apply(Endpoint endpoint, Consumer<Endpoint> change) {
    Before before = Before.of(endpoint);
    change.accept(endpoint);
    if (endpoint.enabled && !before.enabled()) {
      endpoint.forgive();
      endpoint.freshStarts++;
    } else if (before.isOtherwiseIn(endpoint)) {
      endpoint.freshStarts++;
    }
    endpoint.updatedAt = clock.instant();
    if (!before.secrets().equals(endpoint.secrets)) {
      secrets.replace(endpoint, endpoint.updatedAt);
    }
  }

  Changes rotate(Endpoint endpoint, String secret, Duration overlap, int most) {
    Snapshot before = NativeWords.of(endpoint);
    endpoint.freshStarts++;
    endpoint.updatedAt = clock.instant();
    secrets.rotate(endpoint, secret, endpoint.updatedAt, overlap, most);
    return Changes.between(before, NativeWords.of(endpoint));
  }

  /**
   * What a change is compared with.
   *
   * @param call how it is called
   */
  private record Before(boolean enabled, int failures, List<String> secrets, List<Object> call) {

    static Before of(Endpoint endpoint) {
      return new Before(
          endpoint.enabled,
          endpoint.health().consecutiveFailures,
          endpoint.secrets,
          call(endpoint));
    }

    private static List<Object> call(Endpoint endpoint) {
      return List.of(
          endpoint.url,
          endpoint.method,
          new HashMap<>(endpoint.headers),
          endpoint.verifyTls,
          endpoint.timeoutMs);
    }

    boolean isOtherwiseIn(Endpoint changed) {
      return !call.equals(call(changed))
          || !secrets.equals(changed.secrets)
          || changed.health().consecutiveFailures < failures;
    }
  }

  /**
   * What an edit really changed.
   *
   * @param inItsWords by the names of its request
   * @param inNativeWords by the native surface's
   * @param forgiven whether failures of before count no more
   */
  record Change(Changes inItsWords, Changes inNativeWords, boolean forgiven) {

    /** Whether anything is another thing now. */
    boolean isOne() {
      return forgiven || !inItsWords.isEmpty();
    }
  }
}
