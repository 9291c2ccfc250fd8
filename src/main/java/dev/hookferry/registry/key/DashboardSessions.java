package dev.hookferry.registry.key;

import dev.hookferry.domain.model.Caller;
import dev.hookferry.registry.SecretText;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Who is signed in at the dashboard: a session stands for the key that opened it, and ends with it,
 * everywhere. Sessions are in the database, so that any instance knows them.
 */
@ApplicationScoped
public class DashboardSessions {

  /** How long one lasts. */
  public static final Duration LIFETIME = Duration.ofHours(12);

  private static final SecretText SESSION = new SecretText("hds_");

  // Those that ran out go with the first sign-in after it.
  private static final String OPEN =
      """
      WITH expired AS (DELETE FROM dashboard_session WHERE expires_at <= $3)
      INSERT INTO dashboard_session (hash, key_hash, created_at, expires_at)
      VALUES ($1, $2, $3, $4)
      """;

  private static final String FIND =
      """
      SELECT key_hash
      FROM dashboard_session
      WHERE hash = $1 AND expires_at > $2
      """;

  private static final String CLOSE =
      """
      DELETE FROM dashboard_session
      WHERE hash = $1
      """;

  private final Credentials credentials;
  private final Pool pool;
  private final Clock clock;
  private final RandomGenerator random;

  DashboardSessions(Credentials credentials, Pool pool, Clock clock, RandomGenerator random) {
    this.credentials = credentials;
    this.pool = pool;
    this.clock = clock;
    this.random = random;
  }

  /** A session for whoever has this key; empty: the key is not valid. */
  public Uni<Optional<String>> open(String key) {
    byte[] keyHash = KeyText.hash(key);
    return credentials
        .ofKey(keyHash)
        .chain(
            caller ->
                caller.isPresent()
                    ? add(keyHash).map(Optional::of)
                    : Uni.createFrom().item(Optional.empty()));
  }

  private Uni<String> add(byte[] keyHash) {
    String session = SESSION.generate(random);
    Instant now = clock.instant();
    return pool.preparedQuery(OPEN)
        .execute(Tuple.of(hash(session), Buffer.buffer(keyHash), utc(now), utc(now.plus(LIFETIME))))
        .replaceWith(session);
  }

  /** Whose session it is; empty: it has ended, or its key has. */
  public Uni<Optional<Caller>> find(String session) {
    if (!SESSION.isWellFormed(session)) {
      return Uni.createFrom().item(Optional.empty());
    }
    return pool.preparedQuery(FIND)
        .execute(Tuple.of(hash(session), utc(clock.instant())))
        .chain(this::caller);
  }

  private Uni<Optional<Caller>> caller(RowSet<Row> rows) {
    return rows.size() == 0
        ? Uni.createFrom().item(Optional.empty())
        : credentials.ofKey(rows.iterator().next().getBuffer("key_hash").getBytes());
  }

  /** Ends a session, at every instance. */
  public Uni<Void> close(String session) {
    return pool.preparedQuery(CLOSE).execute(Tuple.of(hash(session))).replaceWithVoid();
  }

  private static Buffer hash(String session) {
    return Buffer.buffer(SecretText.hash(session));
  }

  private static OffsetDateTime utc(Instant at) {
    return at.atOffset(ZoneOffset.UTC);
  }
}
