package dev.hookferry.job;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hookferry.domain.model.Scope;
import dev.hookferry.notice.Documents;
import dev.hookferry.notice.OperationalEvent;
import dev.hookferry.notice.OperationalEvents;
import dev.hookferry.notice.Transaction;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.UUID;

/**
 * The one place where a job gets a status: made, paused, resumed, cancelled, done. Each in the
 * transaction of the caller, who holds the job.
 */
@ApplicationScoped
class JobStates {

  private static final String ADD =
      """
      INSERT INTO job (account_id, id, mode, endpoint_id, scope_kind, scope_id, since, until, event_types,
        rate_per_second, status, events, deliveries, oldest_at, newest_at, skipped, created_at, refilled_at, next_at)
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 'PLANNED', $11, $12, $13, $14, $15, $16, now(), now())
      """;

  // A job that goes on starts with an empty bucket, however long it has rested.
  private static final String CHANGE =
      """
      UPDATE job
      SET status = $3::text,
        started_at = CASE WHEN $3::text IN ('RUNNING', 'DONE') THEN COALESCE(started_at, $4) ELSE started_at END,
        finished_at = CASE WHEN $3::text IN ('CANCELLED', 'DONE') THEN $4 END,
        resumed_at = now(),
        passed_before = passed,
        tokens = LEAST(tokens, 1),
        refilled_at = now(),
        next_at = now()
      WHERE account_id = $1 AND id = $2
      """;

  private static final Uni<Void> NOTHING = Uni.createFrom().voidItem();

  private final OperationalEvents events;
  private final Documents documents;
  private final Clock clock;

  JobStates(OperationalEvents events, Documents documents, Clock clock) {
    this.events = events;
    this.documents = documents;
    this.clock = clock;
  }

  /** A new job; it runs at once unless it is a dry run. */
  Uni<Void> begin(SqlConnection connection, UUID id, JobDraft draft, Plan plan) {
    int accountId = draft.selection().accountId();
    return connection
        .preparedQuery(ADD)
        .execute(parameters(id, draft, plan))
        .chain(
            () ->
                draft.dryRun()
                    ? Uni.createFrom().voidItem()
                    : run(connection, accountId, id, plan.deliveries()));
  }

  /**
   * Lets a job go on; it is done where there is nothing left.
   *
   * @param left pairs that its cursor has not passed
   */
  Uni<Void> run(SqlConnection connection, int accountId, UUID id, long left) {
    return change(connection, accountId, id, left == 0 ? JobStatus.DONE : JobStatus.RUNNING);
  }

  Uni<Void> change(SqlConnection connection, int accountId, UUID id, JobStatus status) {
    return connection
        .preparedQuery(CHANGE)
        .execute(Tuple.of(accountId, id, status.name(), JobRow.time(clock.instant())))
        .chain(() -> status.isOver() ? finished(connection, accountId, id) : NOTHING);
  }

  private Uni<Void> finished(SqlConnection connection, int accountId, UUID id) {
    return events.tell(
        Transaction.of(connection),
        accountId,
        OperationalEvent.JOB_FINISHED,
        () -> documents.job(connection, accountId, id).map(found -> found.map(JobStates::data)));
  }

  private static ObjectNode data(ObjectNode job) {
    ObjectNode data = job.objectNode();
    data.set("job", job);
    return data;
  }

  private Tuple parameters(UUID id, JobDraft draft, Plan plan) {
    Selection selection = draft.selection();
    return Tuple.of(selection.accountId(), id, selection.mode().name())
        .addValue(selection.endpointId().orElse(null))
        .addValue(selection.scope().map(scope -> scope.kind().text()).orElse(null))
        .addValue(selection.scope().map(Scope::id).orElse(null))
        .addValue(JobRow.time(selection.since()))
        .addValue(JobRow.time(selection.until()))
        .addValue(selection.eventTypes().toArray(String[]::new))
        .addValue(draft.ratePerSecond().orElse(null))
        .addValue(plan.events())
        .addValue(plan.deliveries())
        .addValue(JobRow.time(plan.oldest()))
        .addValue(JobRow.time(plan.newest()))
        .addValue(plan.skippedDisabled())
        .addValue(JobRow.time(clock.instant()));
  }
}
