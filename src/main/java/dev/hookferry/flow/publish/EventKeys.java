package dev.hookferry.flow.publish;

import dev.hookferry.domain.model.IdempotencyKey;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.Optional;

/** Which requests were already accepted under an idempotency key, and how they were answered. */
@ApplicationScoped
public class EventKeys {

  /** What is known of a key. */
  public sealed interface Known {

    /** It is new, and now taken by the transaction that asked. */
    record Taken() implements Known {}

    /** The same request was accepted; its answer. */
    record Answered(String answer) implements Known {}

    /** Another request was accepted under it. */
    record Reused() implements Known {}
  }

  // A concurrent taker of the same key is waited for: its commit or its rollback decides.
  private static final String TAKE =
      """
      INSERT INTO event_key (account_id, key, hash, answer, created_at)
      VALUES ($1, $2, $3, $4, now())
      ON CONFLICT (account_id, key) DO NOTHING
      """;

  private static final String READ =
      """
      SELECT hash, answer
      FROM event_key
      WHERE account_id = $1 AND key = $2
      """;

  /** Takes the key with this answer inside the caller's transaction, or says how it stands. */
  public Uni<Known> take(SqlClient connection, int accountId, IdempotencyKey key, String answer) {
    return connection
        .preparedQuery(TAKE)
        .execute(Tuple.of(accountId, key.key(), Buffer.buffer(key.hash()).getDelegate(), answer))
        .chain(
            rows ->
                rows.rowCount() == 1
                    ? Uni.createFrom().item(new Known.Taken())
                    : read(connection, accountId, key)
                        .map(known -> known.orElse(new Known.Reused())));
  }

  /** How the key stands; empty where it is not taken. */
  public Uni<Optional<Known>> read(SqlClient client, int accountId, IdempotencyKey key) {
    return client
        .preparedQuery(READ)
        .execute(Tuple.of(accountId, key.key()))
        .map(
            rows ->
                rows.rowCount() == 0
                    ? Optional.empty()
                    : Optional.of(known(rows.iterator().next(), key)));
  }

  private static Known known(Row row, IdempotencyKey key) {
    boolean same = Arrays.equals(row.getBuffer("hash").getBytes(), key.hash());
    return same ? new Known.Answered(row.getString("answer")) : new Known.Reused();
  }
}
