package dev.hookferry.registry.endpoint;

import dev.hookferry.domain.model.Scope;
import dev.hookferry.registry.Storable;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import io.vertx.pgclient.PgException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.StreamSupport;

/**
 * Deletes endpoints, alone or with their scope: first the endpoint, so that no new delivery finds
 * it, then, by a later snapshot, what is live of its deliveries. Those in flight are left to
 * whoever holds them: they end with their request, and its attempt is recorded.
 */
@ApplicationScoped
public class Deletion {

  private static final String DELETE_ENDPOINT =
      """
      DELETE FROM endpoint
      WHERE account_id = $1
        AND id = $2
        AND ($3::text IS NULL OR surface = $3)
        AND ($4::text IS NULL OR (scope_kind = $4 AND scope_id = $5))
      RETURNING id
      """;

  // Keeps endpoints from being made on it until it is gone.
  private static final String LOCK_SCOPE =
      """
      SELECT id
      FROM scope
      WHERE account_id = $1 AND kind = $2 AND id = $3
      FOR UPDATE
      """;

  private static final String DELETE_ENDPOINTS_OF_SCOPE =
      """
      DELETE FROM endpoint
      WHERE account_id = $1 AND scope_kind = $2 AND scope_id = $3
      RETURNING id
      """;

  private static final String DELETE_SCOPE =
      """
      DELETE FROM scope
      WHERE account_id = $1 AND kind = $2 AND id = $3
      """;

  // The id is a UUIDv7 of $3: its millisecond from uuid_floor, its randomness from a UUIDv4.
  private static final String END_DELIVERIES =
      """
      WITH live AS MATERIALIZED (
        SELECT id
        FROM delivery
        WHERE account_id = $1 AND endpoint_id = ANY ($2) AND lease_owner IS NULL
        ORDER BY id
        FOR UPDATE
      ), ended AS (
        DELETE FROM delivery d
        USING live
        WHERE d.account_id = $1 AND d.id = live.id
        RETURNING d.id, d.event_id, d.endpoint_id, d.attempts, d.job_id
      ), tallied AS (
        INSERT INTO job_tally (account_id, job_id, succeeded, failed)
        SELECT $1, job_id, 0, count(*)
        FROM ended
        WHERE job_id IS NOT NULL
        GROUP BY job_id
      )
      INSERT INTO attempt
        (account_id, id, delivery_id, event_id, endpoint_id, number, started_at, duration_ms, outcome, error, job_id)
      SELECT $1, (left(uuid_floor($3)::text, 15) || substr(gen_random_uuid()::text, 16))::uuid,
        id, event_id, endpoint_id, attempts, $3, 0, 'FAILED', 'endpoint deleted', job_id
      FROM ended
      """;

  private static final String DEADLOCK = "40P01";
  private static final int RETRIES = 3;

  private final Pool pool;
  private final Clock clock;

  Deletion(Pool pool, Clock clock) {
    this.pool = pool;
    this.clock = clock;
  }

  /** Whether the endpoint was there. */
  Uni<Boolean> endpoint(EndpointSet set, UUID id) {
    if (!set.scope().map(Scope::id).map(Storable::isStorable).orElse(true)) {
      return Uni.createFrom().item(false);
    }
    Tuple key =
        Tuple.of(
            set.accountId(),
            id,
            set.surface().orElse(null),
            set.scope().map(scope -> scope.kind().text()).orElse(null),
            set.scope().map(Scope::id).orElse(null));
    return inTransaction(
        connection -> endpoints(connection, set.accountId(), DELETE_ENDPOINT, key));
  }

  /** Whether the scope was there. */
  public Uni<Boolean> scope(int accountId, Scope scope) {
    Tuple key = Tuple.of(accountId, scope.kind().text(), scope.id());
    return inTransaction(
        connection ->
            connection
                .preparedQuery(LOCK_SCOPE)
                .execute(key)
                .call(() -> endpoints(connection, accountId, DELETE_ENDPOINTS_OF_SCOPE, key))
                .call(() -> connection.preparedQuery(DELETE_SCOPE).execute(key))
                .map(found -> found.size() > 0));
  }

  /** Whether the statement deletes any endpoint; their live deliveries end. */
  private Uni<Boolean> endpoints(
      SqlConnection connection, int accountId, String statement, Tuple key) {
    return connection
        .preparedQuery(statement)
        .execute(key)
        .map(Deletion::ids)
        .call(ids -> endDeliveries(connection, accountId, ids))
        .map(ids -> ids.length > 0);
  }

  private Uni<Void> endDeliveries(SqlConnection connection, int accountId, UUID[] endpoints) {
    if (endpoints.length == 0) {
      return Uni.createFrom().voidItem();
    }
    return connection
        .preparedQuery(END_DELIVERIES)
        .execute(Tuple.of(accountId, endpoints, clock.instant().atOffset(ZoneOffset.UTC)))
        .replaceWithVoid();
  }

  /** Results are recorded in another order of rows, so either side may have to go again. */
  private Uni<Boolean> inTransaction(Function<SqlConnection, Uni<Boolean>> work) {
    return pool.withTransaction(work)
        .onFailure(f -> f instanceof PgException e && DEADLOCK.equals(e.getSqlState()))
        .retry()
        .atMost(RETRIES);
  }

  private static UUID[] ids(RowSet<Row> rows) {
    return StreamSupport.stream(rows.spliterator(), false)
        .map(row -> row.getUUID("id"))
        .toArray(UUID[]::new);
  }
}
