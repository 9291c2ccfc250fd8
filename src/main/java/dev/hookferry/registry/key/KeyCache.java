package dev.hookferry.registry.key;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Remembers for a moment which keys are there and which are not. Short enough for a revoked key to
 * be refused within 5 s on every instance; two misses at once read twice, which does no harm.
 */
final class KeyCache {

  static final Duration LIFETIME = Duration.ofSeconds(3);
  private static final int MAX_KEYS = 10_000;

  private final Cache<Object, Optional<ApiKey>> known;

  KeyCache(Ticker ticker) {
    known =
        Caffeine.newBuilder()
            .maximumSize(MAX_KEYS)
            .expireAfterWrite(LIFETIME)
            .ticker(ticker)
            .build();
  }

  /**
   * The key of this name, read where it is not known.
   *
   * @param name a hash or an id, with equality
   */
  Uni<Optional<ApiKey>> get(Object name, Supplier<Uni<Optional<ApiKey>>> read) {
    Optional<ApiKey> found = known.getIfPresent(name);
    return found == null
        ? read.get().invoke(key -> known.put(name, key))
        : Uni.createFrom().item(found);
  }

  void forget() {
    known.invalidateAll();
  }
}
