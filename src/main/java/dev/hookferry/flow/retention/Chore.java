package dev.hookferry.flow.retention;

import static java.time.temporal.ChronoUnit.SECONDS;

import dev.hookferry.config.TransientFailure;
import io.smallrye.faulttolerance.api.RetryWhen;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.eclipse.microprofile.faulttolerance.Timeout;

/** One statement that keeps the tables in order, in a transaction of its own. */
@ApplicationScoped
class Chore {

  // Whoever waits for a lock holds up all who come after it, publishers too: rather later than
  // long. And what nobody waits for any more ends in the database as well.
  // The audit log lets go of what is old for those alone who say that they are this.
  private static final String NOT_LONG =
      "SET LOCAL lock_timeout = '2s'; SET LOCAL statement_timeout = '60s';"
          + " SET LOCAL hookferry.expires_audit_log = 'on'";

  private final Pool pool;

  Chore(Pool pool) {
    this.pool = pool;
  }

  /** Carried out again after a deadlock, a lock that was not to be had, a lost connection. */
  @Retry(maxRetries = 2, delay = 1, delayUnit = SECONDS)
  @RetryWhen(exception = TransientFailure.class)
  @Timeout(value = 60, unit = SECONDS)
  Uni<RowSet<Row>> run(String statement, Tuple parameters) {
    return pool.withTransaction(
        connection ->
            connection
                .query(NOT_LONG)
                .execute()
                .chain(() -> connection.preparedQuery(statement).execute(parameters)));
  }
}
