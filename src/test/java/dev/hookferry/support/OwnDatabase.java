package dev.hookferry.support;

import dev.hookferry.config.Statements;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.PoolOptions;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.StreamSupport;
import org.flywaydb.core.Flyway;

/** A migrated PostgreSQL that no service works on, for tests that fill it or look at plans. */
public final class OwnDatabase implements AutoCloseable {

  private final EmbeddedPostgres postgres;
  private final Vertx vertx = Vertx.vertx();
  private final Pool pool;

  private OwnDatabase(EmbeddedPostgres postgres) {
    this.postgres = postgres;
    this.pool =
        Pool.newInstance(Statements.pool(vertx, new PoolOptions(), List.of(options(postgres))));
  }

  public static OwnDatabase start() {
    try {
      EmbeddedPostgres postgres = EmbeddedPostgres.start();
      Flyway.configure().dataSource(postgres.getPostgresDatabase()).load().migrate();
      return new OwnDatabase(postgres);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static PgConnectOptions options(EmbeddedPostgres postgres) {
    return new PgConnectOptions()
        .setHost("localhost")
        .setPort(postgres.getPort())
        .setDatabase("postgres")
        .setUser("postgres");
  }

  /** For connections of a test's own. */
  public PgConnectOptions options() {
    return options(postgres);
  }

  public Pool pool() {
    return pool;
  }

  /** The rows of a statement. */
  public List<Row> run(String sql, Object... parameters) {
    return pool.preparedQuery(sql)
        .execute(Tuple.tuple(List.of(parameters)))
        .map(rows -> StreamSupport.stream(rows.spliterator(), false).toList())
        .await()
        .indefinitely();
  }

  /** As if no table had ever been analyzed. */
  public void forgetStatistics() {
    run("DELETE FROM pg_statistic WHERE starelid > 16383");
    run(
        "UPDATE pg_class SET reltuples = -1, relpages = 0 WHERE oid > 16383 AND relkind IN ('r', 'i')");
  }

  @Override
  public void close() {
    pool.closeAndAwait();
    vertx.close().toCompletionStage().toCompletableFuture().join();
    try {
      postgres.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
