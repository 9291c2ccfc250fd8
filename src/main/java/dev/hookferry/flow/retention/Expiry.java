package dev.hookferry.flow.retention;

import dev.hookferry.config.Statements;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.jboss.logging.Logger;

/** Ends and deletes old rows, in chunks, so that no statement takes long. */
@ApplicationScoped
class Expiry {

  private static final Logger LOG = Logger.getLogger(Expiry.class);

  // By account, as the key is; a lease under way ends first. A lease that was lost has its row too.
  private static final String END_DELIVERIES =
      Statements.ANEW
          + """
      WITH old AS MATERIALIZED (
        SELECT d.*
        FROM account a
        CROSS JOIN LATERAL (
          SELECT *, ctid AS tid
          FROM delivery
          WHERE account_id = a.id AND id < uuid_floor(now() - make_interval(secs => $1))
            AND (lease_owner IS NULL OR due_at <= now())
          ORDER BY id
          LIMIT 1000
          FOR UPDATE SKIP LOCKED) AS d
        LIMIT 1000
      ), ended AS (
        DELETE FROM delivery d
        USING old
        WHERE d.ctid = old.tid
        RETURNING old.*
      ), lost AS (
        INSERT INTO attempt (account_id, id, delivery_id, event_id, endpoint_id, lease_no, number, started_at,
          duration_ms, outcome, error)
        SELECT account_id, next_id(), id, event_id, endpoint_id, lease_no, attempts + 1, now(), 0, 'ABANDONED', 'abandoned'
        FROM ended
        WHERE lease_owner IS NOT NULL
      ), tallied AS (
        INSERT INTO job_tally (account_id, job_id, succeeded, failed)
        SELECT account_id, job_id, 0, count(*)
        FROM ended
        WHERE job_id IS NOT NULL
        GROUP BY account_id, job_id
      )
      INSERT INTO attempt (account_id, id, delivery_id, event_id, endpoint_id, number, started_at, duration_ms,
        outcome, error, job_id)
      SELECT account_id, next_id(), id, event_id, endpoint_id, attempts, now(), 0, 'FAILED', 'expired', job_id
      FROM ended
      """;

  private static final String DELETE_KEYS =
      Statements.ANEW
          + """
      DELETE FROM event_key
      WHERE (account_id, key) IN (
        SELECT account_id, key
        FROM event_key
        WHERE created_at < now() - make_interval(secs => $1)
        ORDER BY created_at
        LIMIT 1000)
      """;

  // What no partition was made for. An id that is no UUIDv7 (a registration event's) says nothing
  // of its age.
  private static final String DELETE_EVENTS =
      Statements.ANEW
          + """
      DELETE FROM event_default
      WHERE (account_id, id) IN (
        SELECT account_id, id
        FROM event_default
        WHERE CASE WHEN substr(id::text, 15, 1) = '7' THEN id < uuid_floor(now() - make_interval(secs => $1))
                   ELSE occurred_at < now() - make_interval(secs => $1) END
        LIMIT 1000)
      """;

  private static final String DELETE_ATTEMPTS =
      Statements.ANEW
          + """
      DELETE FROM attempt_default
      WHERE (account_id, delivery_id, id) IN (
        SELECT account_id, delivery_id, id
        FROM attempt_default
        WHERE id < uuid_floor(now() - make_interval(secs => $1))
        LIMIT 1000)
      """;

  // Its deliveries ended with it at the latest, and their records are as old.
  private static final String FORGET_ENDPOINTS =
      Statements.ANEW
          + """
      DELETE FROM deleted_endpoint
      WHERE (account_id, id) IN (
        SELECT account_id, id
        FROM deleted_endpoint
        WHERE deleted_at < now() - make_interval(secs => $1)
        ORDER BY deleted_at
        LIMIT 1000)
      """;

  // Events that were matched against one of them are gone when the next one is older than they.
  private static final String FORGET_VERSIONS =
      """
      DELETE FROM endpoint_version
      WHERE (account_id, endpoint_id, version) IN (
        SELECT v.account_id, v.endpoint_id, v.version
        FROM endpoint_version v
        WHERE v.since < now() - make_interval(secs => $1)
          AND EXISTS (
            SELECT
            FROM endpoint_version later
            WHERE later.account_id = v.account_id AND later.endpoint_id = v.endpoint_id
              AND later.version > v.version AND later.since < now() - make_interval(secs => $1))
        LIMIT 1000)
      """;

  private static final String DELETE_ROLLUPS =
      Statements.ANEW
          + """
      DELETE FROM attempt_rollup
      WHERE (account_id, endpoint_id, step, at) IN (
        SELECT account_id, endpoint_id, step, at
        FROM attempt_rollup
        WHERE at < now() - make_interval(secs => $1)
        ORDER BY at
        LIMIT 1000)
      """;

  private static final String FORGET_JOBS =
      """
      DELETE FROM job
      WHERE (account_id, id) IN (
        SELECT account_id, id
        FROM job
        WHERE finished_at < now() - make_interval(secs => $1)
          OR (status IN ('PLANNED', 'PAUSED') AND created_at < now() - make_interval(secs => $1))
        ORDER BY created_at
        LIMIT 1000)
      """;

  // Of jobs that were cancelled or forgotten; the others' go as they are passed.
  private static final String DELETE_PAGES =
      """
      DELETE FROM job_page
      WHERE (account_id, job_id, endpoint_id, no) IN (
        SELECT p.account_id, p.job_id, p.endpoint_id, p.no
        FROM job_page p
        LEFT JOIN job j ON j.account_id = p.account_id AND j.id = p.job_id
        WHERE j.status IS NULL OR j.status = 'CANCELLED'
        LIMIT 1000)
      """;

  private static final String DELETE_LANES =
      """
      DELETE FROM job_lane
      WHERE (account_id, job_id, endpoint_id) IN (
        SELECT l.account_id, l.job_id, l.endpoint_id
        FROM job_lane l
        LEFT JOIN job j ON j.account_id = l.account_id AND j.id = l.job_id
        WHERE j.status IS NULL OR j.status = 'CANCELLED'
        LIMIT 1000)
      """;

  // The log is append-only but for whoever says that its time is over.
  private static final String FORGET_AUDIT =
      """
      WITH old AS MATERIALIZED (
        SELECT account_id, id
        FROM audit_log
        WHERE at < now() - make_interval(secs => $1)
        ORDER BY at
        LIMIT 1000)
      DELETE FROM audit_log a
      USING old
      WHERE a.account_id = old.account_id AND a.id = old.id
      """;

  private static final String FORGET_PORTAL_LINKS =
      """
      DELETE FROM portal_link
      WHERE (account_id, id) IN (
        SELECT account_id, id
        FROM portal_link
        WHERE expires_at < now() - make_interval(secs => $1)
        ORDER BY expires_at
        LIMIT 1000)
      """;

  private static final String DELETE_ANSWERS =
      """
      DELETE FROM kept_answer
      WHERE (account_id, key) IN (
        SELECT account_id, key
        FROM kept_answer
        WHERE expires_at < now() - make_interval(secs => $1)
        ORDER BY expires_at
        LIMIT 1000)
      """;

  private static final String FORGET_MANUAL =
      """
      DELETE FROM manual_delivery
      WHERE (account_id, delivery_id) IN (
        SELECT account_id, delivery_id
        FROM manual_delivery
        WHERE created_at < now() - make_interval(secs => $1)
        LIMIT 1000)
      """;

  private final Chore chore;

  Expiry(Chore chore) {
    this.chore = chore;
  }

  /** Live deliveries that are older end as failed. */
  Uni<Void> endDeliveries(Duration retention) {
    return inChunks(END_DELIVERIES, retention, "deliveries ended");
  }

  Uni<Void> deleteKeys(Duration retention) {
    return inChunks(DELETE_KEYS, retention, "idempotency keys deleted")
        .chain(() -> inChunks(DELETE_ANSWERS, Duration.ZERO, "kept answers deleted"));
  }

  /** Deletes what lies in the default partitions. */
  Uni<Void> deleteStrays(Duration retention) {
    return inChunks(DELETE_EVENTS, retention, "events deleted")
        .chain(() -> inChunks(DELETE_ATTEMPTS, retention, "attempts deleted"));
  }

  /** Deletes what is kept of endpoints that were deleted, and of how others were. */
  Uni<Void> forgetEndpoints(Duration retention) {
    return inChunks(FORGET_ENDPOINTS, retention, "deleted endpoints forgotten")
        .chain(() -> inChunks(FORGET_MANUAL, retention, "notes of manual deliveries forgotten"))
        .chain(() -> inChunks(FORGET_VERSIONS, retention, "versions of endpoints forgotten"));
  }

  Uni<Void> deleteRollups(Duration retention) {
    return inChunks(DELETE_ROLLUPS, retention, "statistics deleted");
  }

  /** Deletes jobs whose deliveries and events are gone, and what jobs left over. */
  Uni<Void> forgetJobs(Duration retention) {
    return inChunks(FORGET_JOBS, retention, "jobs forgotten")
        .chain(() -> inChunks(DELETE_PAGES, Tuple.tuple(), "pages of jobs deleted"))
        .chain(() -> inChunks(DELETE_LANES, Tuple.tuple(), "lanes of jobs deleted"));
  }

  Uni<Void> forgetAudit(Duration retention) {
    return inChunks(FORGET_AUDIT, retention, "entries of the audit log deleted");
  }

  /** Deletes links whose sessions have ended. */
  Uni<Void> forgetPortalLinks(Duration retention) {
    return inChunks(FORGET_PORTAL_LINKS, retention, "links to the portal forgotten");
  }

  private Uni<Void> inChunks(String statement, Duration retention, String what) {
    return inChunks(statement, Tuple.of(retention.toMillis() / 1000.0), what);
  }

  private Uni<Void> inChunks(String statement, Tuple parameters, String what) {
    return Uni.createFrom()
        .deferred(() -> chore.run(statement, parameters))
        .map(rows -> rows.rowCount())
        .invoke(count -> log(what, count))
        .repeat()
        .whilst(count -> count > 0)
        .collect()
        .last()
        .replaceWithVoid();
  }

  private static void log(String what, int count) {
    if (count > 0) {
      LOG.infof("%s after the retention time count=%s", what, count);
    }
  }
}
