package dev.hookferry.registry.key;

import com.github.benmanes.caffeine.cache.Ticker;
import dev.hookferry.domain.model.AccountKey;
import dev.hookferry.registry.UnitOfWork;
import dev.hookferry.registry.scope.ScopeDeleted;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/** Finds keys by what a request brings, and keeps roughly when each was last used. */
@ApplicationScoped
class KeyLookup {

  private static final Logger LOG = Logger.getLogger(KeyLookup.class);
  private static final Duration TOUCH_INTERVAL = Duration.ofMinutes(1);

  private static final String TOUCH =
      """
      UPDATE api_key
      SET last_used_at = $3
      WHERE account_id = $1 AND id = $2 AND (last_used_at IS NULL OR last_used_at <= $4)
      """;

  private final ApiKeyRepository keys;
  private final Pool pool;
  private final Clock clock;
  private final KeyCache cache = new KeyCache(Ticker.systemTicker());

  KeyLookup(ApiKeyRepository keys, Pool pool, Clock clock) {
    this.keys = keys;
    this.pool = pool;
    this.clock = clock;
  }

  /** The valid key whose SHA-256 this is. */
  Uni<Optional<ApiKey>> byHash(byte[] hash) {
    return cache
        .get(ByteBuffer.wrap(hash), () -> read(() -> keys.findByHash(hash)))
        .map(this::valid);
  }

  /** The valid key of this id. */
  Uni<Optional<ApiKey>> byId(AccountKey key) {
    return cache
        .get(key, () -> read(() -> keys.findById(key).map(Optional::ofNullable)))
        .map(this::valid);
  }

  /** Makes this instance see at once that keys are gone; others see it when their memory fades. */
  void forget() {
    cache.forget();
  }

  void scopeDeleted(@Observes ScopeDeleted event) {
    forget();
  }

  private Optional<ApiKey> valid(Optional<ApiKey> key) {
    return key.filter(found -> found.isValidAt(clock.instant()));
  }

  private Uni<Optional<ApiKey>> read(Supplier<Uni<Optional<ApiKey>>> work) {
    return UnitOfWork.read(work).invoke(found -> valid(found).ifPresent(this::touch));
  }

  /** Beside the request, which neither waits for it nor fails with it. */
  private void touch(ApiKey key) {
    Instant now = clock.instant();
    Instant recently = now.minus(TOUCH_INTERVAL);
    if (key.lastUsedAt != null && recently.isBefore(key.lastUsedAt)) {
      return;
    }
    pool.preparedQuery(TOUCH)
        .execute(
            Tuple.of(
                key.accountId,
                key.id,
                now.atOffset(ZoneOffset.UTC),
                recently.atOffset(ZoneOffset.UTC)))
        .subscribe()
        .with(done -> {}, failure -> LOG.debugf(failure, "last use not noted key=%s", key.id));
  }
}
