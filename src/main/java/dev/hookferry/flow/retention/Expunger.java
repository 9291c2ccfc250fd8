package dev.hookferry.flow.retention;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Expunges what the events of scopes hold, as was asked for, a few hundred in a transaction. */
@ApplicationScoped
class Expunger {

  private static final long BATCH = 500;

  private static final String NEXT =
      """
      SELECT account_id, id, scope_kind, scope_id, after_id
      FROM content_expunge
      WHERE finished_at IS NULL
      ORDER BY account_id, id
      LIMIT 1
      FOR UPDATE SKIP LOCKED
      """;

  // An event that is younger than the request has a larger id.
  private static final String EXPUNGE =
      """
      WITH batch AS MATERIALIZED (
        SELECT e.id
        FROM event e
        WHERE e.account_id = $1 AND e.scope_kind <> 'account'
          AND (e.scope_kind, e.scope_id, e.id) > ($2, $3, $4)
          AND (e.scope_kind, e.scope_id, e.id) < ($2, $3, $5)
        ORDER BY e.scope_kind, e.scope_id, e.id
        LIMIT 500
      ), gone AS (
        UPDATE event e
        SET data = $6, expunged_at = COALESCE(e.expunged_at, now())
        FROM batch
        WHERE e.account_id = $1 AND e.id = batch.id
      )
      SELECT count(*) AS events, (array_agg(id ORDER BY id DESC))[1] AS last
      FROM batch
      """;

  private static final String MOVE =
      """
      UPDATE content_expunge
      SET after_id = COALESCE($3, after_id), events = events + $4,
        finished_at = CASE WHEN $4 < $5 THEN now() END
      WHERE account_id = $1 AND id = $2
      """;

  private final Pool pool;

  Expunger(Pool pool) {
    this.pool = pool;
  }

  /** Expunges the next few hundred events of one request; whether there was anything to do. */
  Uni<Boolean> step() {
    return pool.withTransaction(
        connection ->
            connection
                .query(NEXT)
                .execute()
                .chain(
                    rows ->
                        rows.rowCount() == 0
                            ? Uni.createFrom().item(false)
                            : step(connection, rows.iterator().next()).replaceWith(true)));
  }

  private static Uni<Void> step(SqlConnection connection, Row request) {
    int accountId = request.getInteger("account_id");
    UUID id = request.getUUID("id");
    Tuple parameters =
        Tuple.of(accountId, request.getString("scope_kind"), request.getString("scope_id"))
            .addValue(request.getUUID("after_id"))
            .addValue(id)
            .addValue(Buffer.buffer("{}"));
    return connection
        .preparedQuery(EXPUNGE)
        .execute(parameters)
        .map(rows -> rows.iterator().next())
        .map(done -> Tuple.of(accountId, id, done.getUUID("last"), done.getLong("events"), BATCH))
        .chain(moved -> connection.preparedQuery(MOVE).execute(moved))
        .replaceWithVoid();
  }
}
