package dev.hookferry.api.kit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.hookferry.config.HookferryConfig;
import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;

/** How many requests one key may make, counted by this instance alone. */
@RegisterForReflection(classNames = "com.github.benmanes.caffeine.cache.PSAMS") // the cache's entry
@ApplicationScoped
class KeyRateLimit {

  private static final Duration WINDOW = Duration.ofSeconds(1);

  private final int perSecond;
  private final Cache<String, Bucket> buckets =
      Caffeine.newBuilder().expireAfterAccess(Duration.ofMinutes(1)).maximumSize(100_000).build();

  @Inject
  KeyRateLimit(HookferryConfig config) {
    this(config.api().requestsPerSecond());
  }

  /**
   * @param perSecond 0: no limit
   */
  KeyRateLimit(int perSecond) {
    this.perSecond = perSecond;
  }

  /** Counts a request; throws {@link ApiError.TooManyRequests} where the key has none left. */
  void take(String key) {
    if (perSecond == 0) {
      return;
    }
    var probe = buckets.get(key, this::fullBucket).tryConsumeAndReturnRemaining(1);
    if (!probe.isConsumed()) {
      Duration wait = Duration.ofNanos(probe.getNanosToWaitForRefill());
      throw new ApiException(new ApiError.TooManyRequests(wait));
    }
  }

  private Bucket fullBucket(String key) {
    return Bucket.builder()
        .addLimit(Bandwidth.builder().capacity(perSecond).refillGreedy(perSecond, WINDOW).build())
        .build();
  }
}
