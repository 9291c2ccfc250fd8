package dev.hookferry.registry.key;

import com.github.benmanes.caffeine.cache.Ticker;
import dev.hookferry.domain.model.AccountKey;
import dev.hookferry.registry.Columns;
import dev.hookferry.registry.scope.ScopeDeleted;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.jboss.logging.Logger;

/** Finds keys by what a request brings, and keeps roughly when each was last used. */
@ApplicationScoped
class KeyLookup {

  private static final Logger LOG = Logger.getLogger(KeyLookup.class);
  private static final Duration TOUCH_INTERVAL = Duration.ofMinutes(1);

  // The one statement without an account: the credential is what says which one it is.
  private static final String BY_HASH =
      """
      SELECT account_id, id, name, role, scope_kind, scope_id, expires_at, last_used_at
      FROM api_key
      WHERE hash = $1
      """;

  private static final String BY_ID =
      """
      SELECT account_id, id, name, role, scope_kind, scope_id, expires_at, last_used_at
      FROM api_key
      WHERE account_id = $1 AND id = $2
      """;

  private static final String TOUCH =
      """
      UPDATE api_key
      SET last_used_at = $3
      WHERE account_id = $1 AND id = $2 AND (last_used_at IS NULL OR last_used_at <= $4)
      """;

  private final Pool pool;
  private final Clock clock;
  private final KeyCache cache = new KeyCache(Ticker.systemTicker());

  KeyLookup(Pool pool, Clock clock) {
    this.pool = pool;
    this.clock = clock;
  }

  /** The valid key whose SHA-256 this is. */
  Uni<Optional<StoredKey>> byHash(byte[] hash) {
    Buffer buffer = Buffer.buffer(hash);
    return cache.get(buffer, () -> read(BY_HASH, Tuple.of(buffer))).map(this::valid);
  }

  /** The valid key of this id. */
  Uni<Optional<StoredKey>> byId(AccountKey key) {
    return cache.get(key, () -> read(BY_ID, Tuple.of(key.accountId(), key.id()))).map(this::valid);
  }

  /** Makes this instance see at once that keys are gone; others see it when their memory fades. */
  void forget() {
    cache.forget();
  }

  void scopeDeleted(@Observes ScopeDeleted event) {
    forget();
  }

  private Optional<StoredKey> valid(Optional<StoredKey> key) {
    return key.filter(found -> found.isValidAt(clock.instant()));
  }

  private Uni<Optional<StoredKey>> read(String statement, Tuple parameters) {
    return pool.preparedQuery(statement)
        .execute(parameters)
        .map(KeyLookup::first)
        .invoke(found -> valid(found).ifPresent(this::touch));
  }

  private static Optional<StoredKey> first(RowSet<Row> rows) {
    return StreamSupport.stream(rows.spliterator(), false).map(StoredKey::of).findFirst();
  }

  /** Beside the request, which neither waits for it nor fails with it. */
  private void touch(StoredKey key) {
    Instant now = clock.instant();
    Instant recently = now.minus(TOUCH_INTERVAL);
    if (key.lastUsedAt().filter(recently::isBefore).isPresent()) {
      return;
    }
    pool.preparedQuery(TOUCH)
        .execute(
            Tuple.of(key.caller().accountId(), key.id(), Columns.time(now), Columns.time(recently)))
        .subscribe()
        .with(done -> {}, failure -> LOG.debugf(failure, "last use not noted key=%s", key.id()));
  }
}
