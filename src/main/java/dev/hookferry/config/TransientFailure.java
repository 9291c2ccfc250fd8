package dev.hookferry.config;

import io.vertx.pgclient.PgException;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Whether the same statement may succeed when it is tried again: after a deadlock, a lock that was
 * not to be had, a lost connection, a server that is short of something or restarts. What
 * PostgreSQL says of the statement itself will not change.
 *
 * @see <a href="https://www.postgresql.org/docs/current/errcodes-appendix.html">PostgreSQL error
 *     codes</a>
 */
public class TransientFailure implements Predicate<Throwable> {

  // Connection, rollback, resources, lock or another state that is needed, operator's intervention.
  private static final Set<String> CLASSES = Set.of("08", "40", "53", "55", "57");

  @Override
  public boolean test(Throwable failure) {
    return !(failure instanceof PgException answered)
        || CLASSES.contains(answered.getSqlState().substring(0, 2));
  }
}
