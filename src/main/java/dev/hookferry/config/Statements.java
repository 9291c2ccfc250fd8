package dev.hookferry.config;

import io.quarkus.reactive.pg.client.PgPoolCreator;
import io.vertx.pgclient.PgBuilder;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnectOptions;
import jakarta.inject.Singleton;
import java.util.List;

/**
 * Which statements a connection keeps as PostgreSQL has parsed and planned them: short ones, as the
 * driver has it, and long ones that ask for it.
 *
 * <p>A kept plan is one for its tables as they were, until PostgreSQL collects statistics again. So
 * a statement on a table that is now empty, now large must itself see to being planned anew.
 */
@Singleton
public class Statements implements PgPoolCreator {

  /** How a statement begins that asks to be kept; a comment. */
  public static final String KEPT = "-- kept ";

  private static final int SHORT = SqlConnectOptions.DEFAULT_PREPARED_STATEMENT_CACHE_SQL_LIMIT;

  @Override
  public Pool create(Input input) {
    List<? extends SqlConnectOptions> options = input.pgConnectOptionsList();
    options.forEach(option -> option.setPreparedStatementCacheSqlFilter(Statements::isKept));
    return PgBuilder.pool()
        .with(input.poolOptions())
        .connectingTo(List.<SqlConnectOptions>copyOf(options))
        .using(input.vertx())
        .build();
  }

  static boolean isKept(String statement) {
    return statement.length() <= SHORT || statement.startsWith(KEPT);
  }
}
