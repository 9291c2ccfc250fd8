package dev.hookferry.job;

import dev.hookferry.domain.model.Ids;
import dev.hookferry.domain.model.PublicId;
import dev.hookferry.domain.model.Scope;
import dev.hookferry.domain.model.ScopeKind;
import dev.hookferry.notice.Actor;
import dev.hookferry.notice.AuditAction;
import dev.hookferry.notice.AuditEntry;
import dev.hookferry.notice.AuditLog;
import dev.hookferry.notice.Transaction;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.stream.StreamSupport;

/** The jobs of accounts. A caller that reaches one scope alone sees the jobs of that scope. */
@ApplicationScoped
public class Jobs {

  private static final UUID AFTER_ALL = new UUID(-1, -1);
  private static final UUID BEFORE_ALL = new UUID(0, 0);

  private static final String FIND =
      JobRow.READ
          + """
          AND j.id = $4
          """;

  private static final String LIST =
      JobRow.READ
          + """
          AND j.id < $4
          ORDER BY j.id DESC
          LIMIT $5
          """;

  private static final String OF_KIND =
      JobRow.READ
          + """
          AND j.scope_kind = $4 AND j.id > $5 AND j.id < $6 AND j.mode = ANY ($8)
          AND ($9::boolean IS NULL OR (j.finished_at IS NOT NULL) = $9)
          ORDER BY j.id %s
          LIMIT $7
          """;

  private static final String LOCK =
      """
      SELECT status, deliveries - passed AS pairs_left
      FROM job
      WHERE account_id = $1 AND id = $4 AND ($2::text IS NULL OR (scope_kind = $2 AND scope_id = $3))
      FOR NO KEY UPDATE
      """;

  private final Pool pool;
  private final Planner planner;
  private final JobStates states;
  private final AuditLog audit;
  private final Clock clock;
  private final RandomGenerator random;

  Jobs(
      Pool pool,
      Planner planner,
      JobStates states,
      AuditLog audit,
      Clock clock,
      RandomGenerator random) {
    this.pool = pool;
    this.planner = planner;
    this.states = states;
    this.audit = audit;
    this.clock = clock;
    this.random = random;
  }

  /** Makes a job: what it selects is written down, and it runs unless it is a dry run. */
  public Uni<Job> create(JobDraft draft) {
    int accountId = draft.selection().accountId();
    UUID id = Ids.next(clock.instant(), random);
    Actor by = Actor.current();
    return pool.withTransaction(
        connection ->
            planner
                .plan(connection, id, draft.selection())
                .chain(plan -> states.begin(connection, id, draft, plan))
                .chain(() -> record(connection, by, accountId, AuditAction.JOB_CREATE, id))
                .chain(() -> find(connection, accountId, Optional.empty(), id))
                .map(Optional::orElseThrow));
  }

  public Uni<Optional<Job>> find(int accountId, Optional<Scope> reach, UUID id) {
    return find(pool, accountId, reach, id);
  }

  /** The same on a connection of the caller's, whatever its scope. */
  public Uni<Optional<Job>> find(SqlClient client, int accountId, UUID id) {
    return find(client, accountId, Optional.empty(), id);
  }

  /** The newest jobs, or the newest of those made before this one. */
  public Uni<List<Job>> list(
      int accountId, Optional<Scope> reach, int limit, Optional<UUID> before) {
    Tuple parameters = reached(accountId, reach).addValue(before.orElse(AFTER_ALL));
    return read(pool, LIST, parameters.addValue((long) limit));
  }

  /**
   * Some jobs of scopes of this kind.
   *
   * @param above jobs made after this one
   * @param below jobs made before this one
   * @param finished only those that are over, or that are not; empty: both
   */
  public Uni<List<Job>> ofKind(
      int accountId,
      ScopeKind kind,
      Optional<UUID> above,
      Optional<UUID> below,
      boolean descending,
      int limit,
      Set<JobMode> modes,
      Optional<Boolean> finished) {
    Tuple parameters =
        reached(accountId, Optional.empty())
            .addValue(kind.text())
            .addValue(above.orElse(BEFORE_ALL))
            .addValue(below.orElse(AFTER_ALL))
            .addValue((long) limit)
            .addValue(modes.stream().map(JobMode::name).toArray(String[]::new))
            .addValue(finished.orElse(null));
    return read(pool, String.format(Locale.ROOT, OF_KIND, descending ? "DESC" : "ASC"), parameters);
  }

  /** Pauses, resumes or cancels a job. */
  public Uni<JobChange> change(int accountId, Optional<Scope> reach, UUID id, JobAction action) {
    Tuple key = reached(accountId, reach).addValue(id);
    Actor by = Actor.current();
    return pool.withTransaction(
        connection ->
            connection
                .preparedQuery(LOCK)
                .execute(key)
                .map(rows -> StreamSupport.stream(rows.spliterator(), false).findFirst())
                .chain(
                    found ->
                        found
                            .map(row -> change(connection, accountId, id, row, action))
                            .orElse(Uni.createFrom().item(new JobChange.NotFound())))
                .call(
                    outcome ->
                        outcome instanceof JobChange.Changed
                            ? record(connection, by, accountId, action.audited(), id)
                            : Uni.createFrom().voidItem()));
  }

  private Uni<Void> record(
      SqlConnection connection, Actor by, int accountId, AuditAction action, UUID id) {
    AuditEntry entry = AuditEntry.of(accountId, action, PublicId.JOB, id);
    return audit.record(Transaction.of(connection), by, List.of(entry));
  }

  private Uni<JobChange> change(
      SqlConnection connection, int accountId, UUID id, Row locked, JobAction action) {
    JobStatus status = JobStatus.valueOf(locked.getString("status"));
    return action.makesSenseFor(status)
        ? changed(connection, accountId, id, locked.getLong("pairs_left"), action)
            .chain(() -> find(connection, accountId, Optional.empty(), id))
            .map(job -> new JobChange.Changed(job.orElseThrow()))
        : Uni.createFrom().item(new JobChange.Refused(status));
  }

  private Uni<Void> changed(
      SqlConnection connection, int accountId, UUID id, long left, JobAction action) {
    return action == JobAction.RESUME
        ? states.run(connection, accountId, id, left)
        : states.change(connection, accountId, id, action.to());
  }

  private Uni<Optional<Job>> find(SqlClient client, int accountId, Optional<Scope> reach, UUID id) {
    return read(client, FIND, reached(accountId, reach).addValue(id))
        .map(jobs -> jobs.stream().findFirst());
  }

  private static Uni<List<Job>> read(SqlClient client, String statement, Tuple parameters) {
    return client
        .preparedQuery(statement)
        .execute(parameters)
        .map(rows -> StreamSupport.stream(rows.spliterator(), false).map(JobRow::job).toList());
  }

  private static Tuple reached(int accountId, Optional<Scope> reach) {
    return Tuple.of(
        accountId,
        reach.map(scope -> scope.kind().text()).orElse(null),
        reach.map(Scope::id).orElse(null));
  }
}
