package dev.hookferry.config;

import io.vertx.core.VertxException;
import io.vertx.core.impl.NoStackTraceThrowable;
import io.vertx.pgclient.PgException;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Whether the same work may succeed when it is done again: after a deadlock, a lock that was not to
 * be had, a lost connection, a wait that was too long, while a server is short of something or
 * restarts. What PostgreSQL says of the statement or its data will not change, nor will a bug.
 *
 * @see <a href="https://www.postgresql.org/docs/current/errcodes-appendix.html">PostgreSQL error
 *     codes</a>
 */
public class TransientFailure implements Predicate<Throwable> {

  // Connection, rollback, resources, a state that is needed, operator's intervention, system.
  private static final List<String> CLASSES = List.of("08", "40", "53", "55", "57", "58");

  private static final int MOST_CAUSES = 20;

  @Override
  public boolean test(Throwable failure) {
    return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
        .limit(MOST_CAUSES)
        .anyMatch(TransientFailure::passes);
  }

  /** The reactive pool reports a full queue or a timeout without a type of its own. */
  private static boolean passes(Throwable cause) {
    return switch (cause) {
      case PgException answered -> isOneThatPasses(answered.getSqlState());
      case SQLException answered -> isOneThatPasses(answered.getSQLState());
      case IOException lost -> true;
      case TimeoutException late -> true;
      case io.smallrye.mutiny.TimeoutException late -> true;
      case org.eclipse.microprofile.faulttolerance.exceptions.TimeoutException late -> true;
      case NoStackTraceThrowable pool -> true;
      case VertxException closed -> true;
      default -> false;
    };
  }

  private static boolean isOneThatPasses(String state) {
    return state != null && CLASSES.stream().anyMatch(state::startsWith);
  }
}
