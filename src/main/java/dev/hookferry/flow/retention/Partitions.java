package dev.hookferry.flow.retention;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.LocalDate;
import org.jboss.logging.Logger;

/** The daily partitions of events and attempts: made ahead, dropped when they are old. */
@ApplicationScoped
class Partitions {

  private static final Logger LOG = Logger.getLogger(Partitions.class);

  private static final String MISSING =
      """
      SELECT parent, day::date
      FROM unnest(ARRAY['event', 'attempt']) AS parent,
        generate_series((now() AT TIME ZONE 'UTC')::date - 1, (now() AT TIME ZONE 'UTC')::date + 7, interval '1 day') AS day
      WHERE day::date NOT IN (SELECT partition_days(parent))
      ORDER BY day, parent
      """;

  private static final String OLD =
      """
      SELECT parent, day
      FROM unnest(ARRAY['event', 'attempt']) AS parent, partition_days(parent) AS day
      WHERE (day + 1)::timestamp AT TIME ZONE 'UTC' <= now() - make_interval(secs => $1)
      ORDER BY day, parent
      """;

  private static final String MAKE = "SELECT make_partition($1, $2)";
  private static final String DROP = "SELECT drop_partition($1, $2)";

  // Whoever waits for a lock holds up all who come after it, publishers too: rather later than
  // long.
  private static final String NOT_LONG = "SET LOCAL lock_timeout = '2s'";
  private static final int TRIES = 3;
  private static final Duration BETWEEN_TRIES = Duration.ofSeconds(1);

  private final Pool pool;

  Partitions(Pool pool) {
    this.pool = pool;
  }

  /** Makes those of yesterday to a week ahead. A day without one is kept in the default one. */
  Uni<Void> makeAhead() {
    return pool.query(MISSING).execute().chain(days -> each(days, MAKE));
  }

  /** Drops those in which everything is older than this. */
  Uni<Void> dropOlderThan(Duration retention) {
    return pool.preparedQuery(OLD)
        .execute(Tuple.of(retention.toMillis() / 1000.0))
        .chain(days -> each(days, DROP));
  }

  private Uni<Void> each(RowSet<Row> days, String statement) {
    return Multi.createFrom()
        .iterable(days)
        .onItem()
        .transformToUniAndConcatenate(
            row -> change(statement, row.getString("parent"), row.getLocalDate("day")))
        .collect()
        .last()
        .replaceWithVoid();
  }

  /** One that cannot be changed now is left to the next time. */
  private Uni<Void> change(String statement, String parent, LocalDate day) {
    return pool.withTransaction(
            connection ->
                connection
                    .query(NOT_LONG)
                    .execute()
                    .chain(
                        () -> connection.preparedQuery(statement).execute(Tuple.of(parent, day))))
        .onFailure()
        .retry()
        .withBackOff(BETWEEN_TRIES)
        .atMost(TRIES - 1)
        .invoke(() -> LOG.infof("%s table=%s day=%s", statement, parent, day))
        .onFailure()
        .invoke(failure -> LOG.warnf("later table=%s day=%s error=\"%s\"", parent, day, failure))
        .onFailure()
        .recoverWithNull()
        .replaceWithVoid();
  }
}
