package dev.hookferry.support;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hookferry.config.Statements;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.PoolOptions;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * A database that is nearly empty when statements are first carried out on it, and then grows
 * without PostgreSQL ever collecting statistics. It has one connection, which is the service's but
 * for this: what it keeps has its plan for good from the first time on.
 */
public final class GrowingDatabase implements AutoCloseable {

  /** How the tables stand before they grow, by what PostgreSQL knows of them. */
  public enum Start {
    /** Empty, and never looked at. */
    NEW,
    /** Empty, and known to be. */
    KNOWN_EMPTY,
    /** A few rows, and known to be few. */
    KNOWN_SMALL,
    /** The queue was long and was vacuumed when nearly nothing was left: much room, no rows. */
    DRAINED
  }

  private static final int ACCOUNTS = 20;
  private static final int ENDPOINTS = 400;

  private static final String MORE_ENDPOINTS =
      """
      INSERT INTO endpoint (account_id, id, surface, scope_kind, scope_id, url, method, headers, patterns, enabled,
        timeout_ms, retries, verify_tls, created_at, updated_at)
      SELECT 1 + i % 20, gen_random_uuid(), 'plain', 'account', '', 'http://x', 'POST', '{}', '{*}', true,
        10000, 4, true, now(), now()
      FROM generate_series(1, $1) AS i
      """;

  // Half of everything is one account's and one endpoint's.
  private static final String MORE_DELIVERIES =
      """
      INSERT INTO delivery (account_id, id, endpoint_id, event_id, due_at)
      SELECT e.account_id, gen_random_uuid(), e.id, gen_random_uuid(), now() - interval '1 second'
      FROM (SELECT *, row_number() OVER (ORDER BY account_id, id) AS place, count(*) OVER () AS n FROM endpoint) AS e
      CROSS JOIN LATERAL generate_series(1, $1 / 2 / CASE WHEN e.place = 1 THEN 1 ELSE n END)
      """;

  private static final String MORE_EVENTS =
      """
      INSERT INTO event (account_id, id, scope_kind, scope_id, type, occurred_at, data)
      SELECT 1 + i % 2 * (i % 20),
        (left(uuid_floor(now())::text, 15) || substr(gen_random_uuid()::text, 16))::uuid, 'account', '', 'a', now(), ''
      FROM generate_series(1, $1) AS i
      """;

  private static final String MORE_ATTEMPTS =
      """
      INSERT INTO attempt (account_id, id, delivery_id, event_id, endpoint_id, lease_no, number, started_at,
        duration_ms, outcome, status)
      SELECT e.account_id,
        (left(uuid_floor(now())::text, 15) || substr(gen_random_uuid()::text, 16))::uuid, gen_random_uuid(),
        gen_random_uuid(), e.id, 1, 1, now(), 1, 'SUCCEEDED', 200
      FROM (SELECT *, row_number() OVER (ORDER BY account_id, id) AS place, count(*) OVER () AS n FROM endpoint) AS e
      CROSS JOIN LATERAL generate_series(1, $1 / 2 / CASE WHEN e.place = 1 THEN 1 ELSE n END)
      """;

  private static final String MORE_KEYS =
      """
      INSERT INTO event_key (account_id, key, hash, answer, created_at)
      SELECT 1, 'key ' || gen_random_uuid(), '', '', now()
      FROM generate_series(1, $1)
      """;

  private static final String READS =
      """
      SELECT relname, seq_scan, seq_tup_read + COALESCE(idx_tup_fetch, 0) AS rows
      FROM pg_stat_user_tables
      """;

  private final OwnDatabase database = OwnDatabase.start();
  private final Vertx vertx = Vertx.vertx();
  private Pool pool;

  private GrowingDatabase() {}

  public static GrowingDatabase start() {
    GrowingDatabase started = new GrowingDatabase();
    started.database.run("ALTER SYSTEM SET autovacuum = off");
    started.database.run("SELECT pg_reload_conf()");
    started.database.run("ALTER TABLE audit_log DISABLE TRIGGER audit_log_kept");
    return started;
  }

  /** Begins anew, with a new connection. */
  public void begin(Start start) {
    closePool();
    database.run(
        "TRUNCATE account, event, delivery, attempt, event_key, deleted_endpoint RESTART IDENTITY CASCADE");
    database.run(
        "INSERT INTO account (name, created_at) SELECT 'a', now() FROM generate_series(1, $1)",
        ACCOUNTS);
    database.run("INSERT INTO scope SELECT id, 'account', '', now() FROM account");
    switch (start) {
      case NEW -> {}
      case KNOWN_EMPTY -> database.run("VACUUM ANALYZE");
      case KNOWN_SMALL -> {
        growBy(10, 800);
        database.run("VACUUM ANALYZE");
      }
      case DRAINED -> {
        growBy(ENDPOINTS, 20_000);
        database.run(
            "DELETE FROM delivery WHERE ctid <> (SELECT ctid FROM delivery ORDER BY ctid DESC LIMIT 1)");
        database.run("VACUUM ANALYZE delivery");
      }
    }
    openPool();
  }

  private void openPool() {
    PgConnectOptions server =
        database
            .options()
            .setCachePreparedStatements(true)
            .addProperty("plan_cache_mode", "force_generic_plan");
    pool =
        Pool.newInstance(Statements.pool(vertx, new PoolOptions().setMaxSize(1), List.of(server)));
  }

  private void closePool() {
    if (pool != null) {
      pool.closeAndAwait();
    }
  }

  /** Of the one connection. */
  public Pool pool() {
    return pool;
  }

  /** So many rows more of each kind, half of them of one endpoint. */
  public void growBy(int rows) {
    growBy(ENDPOINTS, rows);
  }

  private void growBy(int endpoints, int rows) {
    database.run(MORE_ENDPOINTS, endpoints);
    database.run(MORE_DELIVERIES, rows);
    database.run(MORE_EVENTS, rows);
    database.run(MORE_ATTEMPTS, rows);
    database.run(MORE_KEYS, rows);
  }

  /** The rows of a statement, on another connection. */
  public List<Row> run(String sql, Object... parameters) {
    return database.run(sql, parameters);
  }

  /**
   * Fails where the service reads a table whole when it does this, or more rows of one than so
   * many.
   */
  public void assertReads(String what, long atMost, Supplier<Uni<?>> work) {
    Map<String, Reads> before = reads();
    work.get().await().indefinitely();
    reads()
        .forEach(
            (table, after) -> {
              Reads during = after.minus(before.get(table));
              boolean few = during.scans() == 0 && during.rows() <= atMost;
              assertTrue(few, () -> what + " of " + table + ": " + during);
            });
  }

  /**
   * Reads of a table.
   *
   * @param scans of all of it
   * @param rows in whichever way
   */
  private record Reads(long scans, long rows) {

    Reads minus(Reads other) {
      return new Reads(scans - other.scans, rows - other.rows);
    }
  }

  private Map<String, Reads> reads() {
    return pool.withConnection(
            connection ->
                connection
                    .query("SELECT pg_stat_force_next_flush()")
                    .execute()
                    .chain(() -> connection.query(READS).execute()))
        .map(
            rows -> {
              Map<String, Reads> reads = new TreeMap<>();
              rows.forEach(
                  row ->
                      reads.put(
                          row.getString("relname"),
                          new Reads(row.getLong("seq_scan"), row.getLong("rows"))));
              return reads;
            })
        .await()
        .indefinitely();
  }

  @Override
  public void close() {
    closePool();
    vertx.close().toCompletionStage().toCompletableFuture().join();
    database.close();
  }
}
