package dev.hookferry.flow.retention;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Locale;
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

  private enum Change {
    MADE("SELECT make_partition($1, $2)"),
    DROPPED("SELECT drop_partition($1, $2)");

    private final String statement;

    Change(String statement) {
      this.statement = statement;
    }

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private final Chore chore;

  Partitions(Chore chore) {
    this.chore = chore;
  }

  /** Makes those of yesterday to a week ahead. A day without one is kept in the default one. */
  Uni<Void> makeAhead() {
    return chore.run(MISSING, Tuple.tuple()).chain(days -> each(days, Change.MADE));
  }

  /** Drops those in which everything is older than this. */
  Uni<Void> dropOlderThan(Duration retention) {
    return chore
        .run(OLD, Tuple.of(retention.toMillis() / 1000.0))
        .chain(days -> each(days, Change.DROPPED));
  }

  private Uni<Void> each(RowSet<Row> days, Change change) {
    return Multi.createFrom()
        .iterable(days)
        .onItem()
        .transformToUniAndConcatenate(
            row -> run(change, row.getString("parent"), row.getLocalDate("day")))
        .collect()
        .last()
        .replaceWithVoid();
  }

  /** One that cannot be changed now is left to the next time. */
  private Uni<Void> run(Change change, String parent, LocalDate day) {
    return chore
        .run(change.statement, Tuple.of(parent, day))
        .invoke(() -> LOG.infof("partition %s table=%s day=%s", change, parent, day))
        .onFailure()
        .invoke(
            failure ->
                LOG.warnf(
                    "partition not %s, next try within the hour table=%s day=%s error=\"%s\"",
                    change, parent, day, failure.getMessage()))
        .onFailure()
        .recoverWithNull()
        .replaceWithVoid();
  }
}
