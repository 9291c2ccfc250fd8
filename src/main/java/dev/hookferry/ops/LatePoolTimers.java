package dev.hookferry.ops;

import io.quarkus.logging.LoggingFilter;
import java.util.logging.Filter;
import java.util.logging.LogRecord;

/**
 * Keeps stack traces out of the log that say nothing: where the database refuses a connection,
 * Vert.x 4.5 fails the statement, and fails it once more when the time for its connection is over.
 */
@LoggingFilter(name = "late-pool-timers")
public final class LatePoolTimers implements Filter {

  private static final String POOL = "io.vertx.sqlclient.impl.pool.SqlConnectionPool";

  @Override
  public boolean isLoggable(LogRecord line) {
    return !(line.getThrown() instanceof IllegalStateException failure && isOfThePool(failure));
  }

  private static boolean isOfThePool(IllegalStateException failure) {
    StackTraceElement[] calls = failure.getStackTrace();
    return calls.length > 1
        && calls[0].getClassName().equals("io.vertx.core.Promise")
        && calls[1].getClassName().equals(POOL);
  }
}
