package dev.hookferry.registry.answer;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.StreamSupport;

/**
 * How requests were answered, by account and the SHA-256 of what a request is known by. One that
 * was taken and never answered, because its instance died, is free again after a minute.
 */
@ApplicationScoped
public class KeptAnswers {

  // Whoever finds the row of another waits for its commit.
  private static final String TAKE =
      """
      INSERT INTO kept_answer AS k (account_id, key, taken_at, expires_at)
      VALUES ($1, $2, now(), now() + make_interval(secs => $3))
      ON CONFLICT (account_id, key) DO UPDATE
      SET status = NULL, body = NULL, taken_at = excluded.taken_at, expires_at = excluded.expires_at
      WHERE k.expires_at <= now() OR (k.status IS NULL AND k.taken_at < now() - interval '1 minute')
      """;

  private static final String READ =
      """
      SELECT status, body
      FROM kept_answer
      WHERE account_id = $1 AND key = $2 AND status IS NOT NULL
      """;

  private static final String KEEP =
      """
      UPDATE kept_answer
      SET status = $3, body = $4
      WHERE account_id = $1 AND key = $2
      """;

  private static final String FREE =
      """
      DELETE FROM kept_answer
      WHERE account_id = $1 AND key = $2
      """;

  private final Pool pool;

  KeptAnswers(Pool pool) {
    this.pool = pool;
  }

  /**
   * An answer.
   *
   * @param body null: none
   */
  public record Answer(int status, String body) {}

  /** Whether the caller is to answer the request now. */
  public Uni<Boolean> take(int accountId, byte[] key, Duration lifetime) {
    return pool.preparedQuery(TAKE)
        .execute(Tuple.of(accountId, Buffer.buffer(key), lifetime.toMillis() / 1000.0))
        .map(rows -> rows.rowCount() == 1);
  }

  /** How it was answered; empty: not yet. */
  public Uni<Optional<Answer>> read(int accountId, byte[] key) {
    return pool.preparedQuery(READ)
        .execute(Tuple.of(accountId, Buffer.buffer(key)))
        .map(
            rows ->
                StreamSupport.stream(rows.spliterator(), false)
                    .findFirst()
                    .map(KeptAnswers::answer));
  }

  /** Keeps the answer for those who ask again. */
  public Uni<Void> keep(int accountId, byte[] key, Answer answer) {
    return pool.preparedQuery(KEEP)
        .execute(Tuple.of(accountId, Buffer.buffer(key), answer.status(), answer.body()))
        .replaceWithVoid();
  }

  /** The request was refused: its key may be used again. */
  public Uni<Void> free(int accountId, byte[] key) {
    return pool.preparedQuery(FREE)
        .execute(Tuple.of(accountId, Buffer.buffer(key)))
        .replaceWithVoid();
  }

  private static Answer answer(Row row) {
    return new Answer(row.getInteger("status"), row.getString("body"));
  }
}
