package dev.hookferry.history;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** Expunges what events and answers hold; that they were there stays. */
@ApplicationScoped
public class Contents {

  private static final String EXPUNGE_EVENT =
      """
      UPDATE event
      SET data = $3, expunged_at = COALESCE(expunged_at, now())
      WHERE account_id = $1 AND id = $2
      """;

  private static final String EXPUNGE_ANSWER =
      """
      UPDATE attempt
      SET response_body = $3, response_headers = NULL
      WHERE account_id = $1 AND id = $2
      """;

  private final Pool pool;

  Contents(Pool pool) {
    this.pool = pool;
  }

  /** No constant: buffers of a native image are made when it runs. */
  static io.vertx.core.buffer.Buffer noData() {
    return io.vertx.core.buffer.Buffer.buffer("{}");
  }

  /** Deletes an event's data; it is sent no more. Whether it was there. */
  public Uni<Boolean> expungeEvent(int accountId, UUID id) {
    return pool.preparedQuery(EXPUNGE_EVENT)
        .execute(Tuple.of(accountId, id, noData()))
        .map(rows -> rows.rowCount() > 0);
  }

  /** Puts these words in the place of what an attempt was answered. Whether it was there. */
  public Uni<Boolean> expungeAnswer(int accountId, UUID attemptId, String words) {
    Buffer text = Buffer.buffer(words.getBytes(StandardCharsets.UTF_8));
    return pool.preparedQuery(EXPUNGE_ANSWER)
        .execute(Tuple.of(accountId, attemptId, text.getDelegate()))
        .map(rows -> rows.rowCount() > 0);
  }
}
