package dev.hookferry.job;

import dev.hookferry.config.HookferryConfig;
import dev.hookferry.domain.model.Scope;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;

/** Writes down what a job selects, now and for good. */
@ApplicationScoped
class Planner {

  // Joined row by row, a million events would take hours where the database expected a few; read as
  // a whole, a table
  // costs what other accounts and days have in it.
  static final String SETTINGS =
      """
      SET LOCAL enable_nestloop = off;
      SET LOCAL enable_seqscan = off;
      SET LOCAL jit = off;
      SET LOCAL work_mem = '32MB';
      """;

  private static final String PATTERNS =
      """
      SELECT DISTINCT own.pattern
      FROM endpoint p
      CROSS JOIN LATERAL unnest(p.patterns) AS own (pattern)
      WHERE p.account_id = $1
        AND ($2::uuid IS NULL OR p.id = $2)
        AND ($3::text IS NULL OR (p.scope_kind = $3 AND p.scope_id = $4))
      """;

  // An endpoint that was deleted meanwhile has its lane, which is left out like those of later.
  private static final String LANES =
      """
      INSERT INTO job_lane (account_id, job_id, endpoint_id, patterns, hears, pairs, room)
      SELECT $1, $2, page.endpoint_id, COALESCE(p.patterns, '{}'), p.hears, page.pairs, $3
      FROM (
        SELECT endpoint_id, sum(cardinality(event_ids)) AS pairs
        FROM job_page
        WHERE account_id = $1 AND job_id = $2
        GROUP BY endpoint_id) AS page
      LEFT JOIN endpoint p ON p.account_id = $1 AND p.id = page.endpoint_id
      """;

  private final int room;

  Planner(HookferryConfig config) {
    this.room = LaneRoom.of(config).least();
  }

  /** The plan of the job that is to have this id; its lanes and pages are written. */
  Uni<Plan> plan(SqlConnection connection, UUID jobId, Selection selection) {
    return connection
        .query(SETTINGS)
        .execute()
        .chain(() -> types(connection, selection))
        .chain(types -> pages(new Slices(connection, jobId, selection, types)))
        .call(() -> addLanes(connection, jobId, selection.accountId()));
  }

  private static Uni<Plan> pages(Slices slices) {
    return Uni.createFrom()
        .deferred(slices::writeNext)
        .repeat()
        .whilst(more -> more)
        .collect()
        .last()
        .map(last -> slices.plan());
  }

  /** Only what is missing depends on what the endpoints want. */
  private static Uni<TypeRule> types(SqlConnection connection, Selection selection) {
    if (selection.mode() != JobMode.MISSING) {
      return Uni.createFrom().item(TypeRule.of(selection.eventTypes(), List.of()));
    }
    Tuple parameters =
        Tuple.of(selection.accountId(), selection.endpointId().orElse(null))
            .addValue(selection.scope().map(scope -> scope.kind().text()).orElse(null))
            .addValue(selection.scope().map(Scope::id).orElse(null));
    return connection
        .preparedQuery(PATTERNS)
        .execute(parameters)
        .map(rows -> StreamSupport.stream(rows.spliterator(), false))
        .map(rows -> rows.map(row -> row.getString("pattern")).toList())
        .map(patterns -> TypeRule.of(selection.eventTypes(), patterns));
  }

  private Uni<Void> addLanes(SqlConnection connection, UUID jobId, int accountId) {
    return connection
        .preparedQuery(LANES)
        .execute(Tuple.of(accountId, jobId, room))
        .replaceWithVoid();
  }
}
