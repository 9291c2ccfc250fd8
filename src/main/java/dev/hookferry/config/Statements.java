package dev.hookferry.config;

import io.quarkus.reactive.pg.client.PgPoolCreator;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgBuilder;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import io.vertx.sqlclient.SqlConnectOptions;
import io.vertx.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.util.List;

/**
 * Which statements a connection keeps as PostgreSQL has parsed and planned them: short ones, as the
 * driver has it, and long ones that ask for it; but none that asks to be planned anew.
 *
 * <p>A kept plan is one for its tables as they were, until PostgreSQL collects statistics again:
 * made while a table was empty it would read all of it, a million rows later too. And a queue that
 * was drained counts as nearly empty, however much has come since, so that no plan can go by its
 * size. So statements of the line leave no choice: a row is found by a subquery of its own, in an
 * order that only the key's index has, and is then changed by where it lies (ctid).
 */
@Singleton
public class Statements implements PgPoolCreator {

  /** How a statement begins that asks to be kept; a comment. */
  public static final String KEPT = "-- kept\n";

  /** How a statement begins that asks to be planned anew each time; a comment. */
  public static final String ANEW = "-- planned anew\n";

  // No sequential scan where there is another way. A page costs the same whichever way it is come
  // by, as it mostly lies in memory: then reading in an index's order beats collecting and sorting
  // for few rows as for many. And compiling is for long statements, not for those that are taken
  // for long since a sequential scan cannot be helped.
  private static final String SETTINGS =
      "SET enable_seqscan = off; SET random_page_cost = 1; SET jit = off";

  private static final int SHORT = SqlConnectOptions.DEFAULT_PREPARED_STATEMENT_CACHE_SQL_LIMIT;

  @Override
  public Pool create(Input input) {
    return pool(input.vertx(), input.poolOptions(), input.pgConnectOptionsList());
  }

  /** A pool of such connections. */
  public static Pool pool(
      Vertx vertx, PoolOptions bounds, List<? extends SqlConnectOptions> servers) {
    servers.forEach(server -> server.setPreparedStatementCacheSqlFilter(Statements::isKept));
    return PgBuilder.pool()
        .with(bounds)
        .connectingTo(List.<SqlConnectOptions>copyOf(servers))
        .using(vertx)
        .withConnectHandler(Statements::set)
        .build();
  }

  /** Where they are refused it does without; closing gives the connection to the pool. */
  private static void set(SqlConnection connection) {
    connection.query(SETTINGS).execute().onComplete(done -> connection.close());
  }

  static boolean isKept(String statement) {
    return statement.startsWith(KEPT) || statement.length() <= SHORT && !statement.startsWith(ANEW);
  }
}
