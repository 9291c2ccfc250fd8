package dev.hookferry.flow.claim;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;

/** Says what waits in the lanes of enabled endpoints. */
@ApplicationScoped
public class Backlog {

  /**
   * What waits.
   *
   * @param due now; of one endpoint at most 1,000 are counted
   * @param nextDueAt when the earliest is due, which may be in the past; empty: nothing waits
   */
  public record State(long due, Optional<Instant> nextDueAt) {}

  private static final String READ =
      """
      SELECT due, next_due_at
      FROM backlog
      """;

  private final Pool pool;

  Backlog(Pool pool) {
    this.pool = pool;
  }

  public Uni<State> read() {
    return pool.query(READ).execute().map(rows -> state(rows.iterator().next()));
  }

  private static State state(Row row) {
    return new State(
        row.getLong("due"),
        Optional.ofNullable(row.getOffsetDateTime("next_due_at")).map(OffsetDateTime::toInstant));
  }
}
