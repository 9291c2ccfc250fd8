package dev.hookferry.history;

import dev.hookferry.domain.model.Ids;
import dev.hookferry.domain.model.Scope;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.stream.StreamSupport;

/** Expunges what all events of a scope hold that were there when it was asked for. */
@ApplicationScoped
public class Expungings {

  private static final String ADD =
      """
      INSERT INTO content_expunge (account_id, id, scope_kind, scope_id, created_at)
      VALUES ($1, $2, $3, $4, $5)
      """;

  private static final String READ =
      """
      SELECT id, events, created_at, finished_at
      FROM content_expunge
      WHERE account_id = ?""";

  private final Pool pool;
  private final Clock clock;
  private final RandomGenerator random;

  Expungings(Pool pool, Clock clock, RandomGenerator random) {
    this.pool = pool;
    this.clock = clock;
    this.random = random;
  }

  /** Asks for it; the engine does it, a few hundred events at a time. */
  public Uni<Expunging> add(int accountId, Scope scope) {
    Instant now = clock.instant();
    UUID id = Ids.next(now, random);
    Tuple parameters =
        Tuple.of(accountId, id, scope.kind().text(), scope.id(), now.atOffset(ZoneOffset.UTC));
    return pool.preparedQuery(ADD).execute(parameters).replaceWith(new Expunging(id, 0, now, null));
  }

  public Uni<Optional<Expunging>> find(int accountId, UUID id) {
    return read(new Sql().add(READ, accountId).and("id = ?", id))
        .map(found -> found.stream().findFirst());
  }

  /**
   * Some of these requests.
   *
   * @param finished only those that are done, or that are not; empty: both
   */
  public Uni<List<Expunging>> slice(int accountId, Slice slice, Optional<Boolean> finished) {
    return read(
        new Sql()
            .add(READ, accountId)
            .andIf(slice.above(), "id > ?")
            .andIf(slice.below(), "id < ?")
            .andIf(finished, "(finished_at IS NOT NULL) = ?")
            .add("ORDER BY id" + slice.direction())
            .add("LIMIT ?", (long) slice.limit()));
  }

  private Uni<List<Expunging>> read(Sql sql) {
    return pool.preparedQuery(sql.text())
        .execute(sql.parameters())
        .map(
            rows ->
                StreamSupport.stream(rows.spliterator(), false)
                    .map(Expungings::expunging)
                    .toList());
  }

  private static Expunging expunging(Row row) {
    OffsetDateTime finished = row.getOffsetDateTime("finished_at");
    return new Expunging(
        row.getUUID("id"),
        row.getLong("events"),
        row.getOffsetDateTime("created_at").toInstant(),
        finished == null ? null : finished.toInstant());
  }
}
