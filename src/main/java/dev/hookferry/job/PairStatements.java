package dev.hookferry.job;

import java.util.Locale;

/**
 * Writes down the pairs of an event and an endpoint that a job selects among the events of a range
 * of ids, as pages of up to 500 events for one endpoint, and counts them.
 *
 * <p>Everything is joined by hashing or sorting ({@link Planner} sees to that): it costs as much as
 * there are events, attempts and live deliveries, whatever the planner thinks of their number.
 * Partitions of days before the range are left out by the ids that an attempt can have; in those of
 * later days its events are looked up.
 */
final class PairStatements {

  // $1 account, $2 job, $3 and $4 range of events, $5 least id of an attempt or a delivery, $6
  // endpoint, $7 and $8 scope,
  // $9 number of the first page.
  private static final String PAGES =
      """
      WITH pair AS MATERIALIZED (
      %s
      ), placed AS (
        SELECT event_id, endpoint_id, (row_number() OVER (PARTITION BY endpoint_id ORDER BY event_id) - 1) / 500 AS place
        FROM pair
        WHERE enabled
      ), written AS (
        INSERT INTO job_page (account_id, job_id, endpoint_id, no, event_ids)
        SELECT $1, $2, endpoint_id, $9 + place, array_agg(event_id ORDER BY event_id)
        FROM placed
        GROUP BY endpoint_id, place
      )
      SELECT count(*) FILTER (WHERE enabled) AS deliveries,
        count(DISTINCT event_id) FILTER (WHERE enabled) AS events,
        count(*) FILTER (WHERE NOT enabled) AS skipped,
        (SELECT event_id FROM pair WHERE enabled ORDER BY event_id LIMIT 1) AS oldest,
        (SELECT event_id FROM pair WHERE enabled ORDER BY event_id DESC LIMIT 1) AS newest
      FROM pair
      """;

  // A delivery has one attempt that ended it. The newest one is that which was made last.
  // $10 event types, $11 outcome, $12 channel, $13 tag, $14 class of the last status; NULL: all.
  private static final String HAVING_FINISHED =
      """
        SELECT newest.event_id, newest.endpoint_id, p.enabled
        FROM (
          SELECT DISTINCT ON (t.event_id, t.endpoint_id) t.event_id, t.endpoint_id, t.outcome, t.status
          FROM attempt t
          WHERE t.account_id = $1 AND t.event_id >= $3 AND t.event_id < $4 AND t.id >= $5
            AND t.outcome IN ('SUCCEEDED', 'FAILED')
            AND ($6::uuid IS NULL OR t.endpoint_id = $6)
          ORDER BY t.event_id, t.endpoint_id, t.delivery_id DESC) AS newest
        JOIN endpoint p ON p.account_id = $1 AND p.id = newest.endpoint_id
        JOIN event e ON e.account_id = $1 AND e.id = newest.event_id
        WHERE e.id >= $3 AND e.id < $4 AND e.expunged_at IS NULL
          AND ($7::text IS NULL OR (p.scope_kind = $7 AND p.scope_id = $8))
          AND ($10::text[] IS NULL OR e.type = ANY ($10))
          AND ($11::text IS NULL OR newest.outcome = $11)
          AND ($12::text IS NULL OR $12 = ANY (e.channels))
          AND ($13::text IS NULL OR $13 = ANY (e.tags))
          AND ($14::integer IS NULL OR COALESCE(newest.status, 0) BETWEEN $14 AND $14 + 99)""";

  // An endpoint below the account gets what happens to its scope; one of the account what it hears
  // of. An event under
  // the id of an endpoint is for that one alone (its registration), whatever others want.
  // $10 and $11: event types, and for each the patterns that match it.
  private static final String MISSING =
      """
        WITH wanted AS MATERIALIZED (
          SELECT type, array_agg(pattern) AS patterns
          FROM unnest($10::text[], $11::text[]) AS w (type, pattern)
          GROUP BY type
        ), receiver AS MATERIALIZED (
          SELECT p.id, p.scope_kind, p.scope_id, p.hears, p.patterns, p.channels, p.enabled
          FROM endpoint p
          WHERE p.account_id = $1
            AND ($6::uuid IS NULL OR p.id = $6)
            AND ($7::text IS NULL OR (p.scope_kind = $7 AND p.scope_id = $8))
        ), published AS MATERIALIZED (
          SELECT e.id, e.scope_kind, e.scope_id, e.type, e.channels, w.patterns
          FROM event e
          JOIN wanted w ON w.type = e.type
          WHERE e.account_id = $1 AND e.id >= $3 AND e.id < $4 AND e.expunged_at IS NULL
            AND NOT EXISTS (SELECT FROM known_endpoint k WHERE k.account_id = $1 AND k.id = e.id)
        ), listener AS MATERIALIZED (
          SELECT DISTINCT w.type, r.id, r.hears, r.channels, r.enabled
          FROM receiver r
          CROSS JOIN LATERAL unnest(r.patterns) AS own (pattern)
          JOIN unnest($10::text[], $11::text[]) AS w (type, pattern) ON w.pattern = own.pattern
          WHERE r.scope_kind = 'account'
        ), wants AS (
          SELECT e.id AS event_id, r.id AS endpoint_id, r.enabled
          FROM published e
          JOIN receiver r ON r.scope_kind = e.scope_kind AND r.scope_id = e.scope_id
          WHERE r.scope_kind <> 'account' AND r.patterns && e.patterns
            AND (r.channels IS NULL OR r.channels && e.channels)
          UNION ALL
          SELECT e.id, l.id, l.enabled
          FROM published e
          JOIN listener l ON l.type = e.type
          WHERE (e.scope_kind = 'account' OR l.hears IS NULL OR e.scope_kind = ANY (l.hears))
            AND (l.channels IS NULL OR l.channels && e.channels)
        ), had AS (
          SELECT t.event_id, t.endpoint_id
          FROM attempt t
          WHERE t.account_id = $1 AND t.event_id >= $3 AND t.event_id < $4 AND t.id >= $5
            AND ($6::uuid IS NULL OR t.endpoint_id = $6)
          UNION ALL
          SELECT d.event_id, d.endpoint_id
          FROM delivery d
          WHERE d.account_id = $1 AND d.event_id >= $3 AND d.event_id < $4 AND d.id >= $5
            AND ($6::uuid IS NULL OR d.endpoint_id = $6)
        )
        SELECT wants.event_id, wants.endpoint_id, wants.enabled
        FROM wants
        WHERE NOT EXISTS (
          SELECT
          FROM had
          WHERE had.event_id = wants.event_id AND had.endpoint_id = wants.endpoint_id)""";

  // $10 event types; NULL: all.
  private static final String HAVING_FAILED =
      """
        SELECT failed.event_id, failed.endpoint_id, p.enabled
        FROM (
          SELECT t.event_id, t.endpoint_id
          FROM attempt t
          WHERE t.account_id = $1 AND t.event_id >= $3 AND t.event_id < $4 AND t.id >= $5
            AND t.outcome <> 'ABANDONED'
            AND ($6::uuid IS NULL OR t.endpoint_id = $6)
          GROUP BY t.event_id, t.endpoint_id
          HAVING bool_and(t.outcome <> 'SUCCEEDED')) AS failed
        JOIN endpoint p ON p.account_id = $1 AND p.id = failed.endpoint_id
        JOIN event e ON e.account_id = $1 AND e.id = failed.event_id
        WHERE e.id >= $3 AND e.id < $4 AND e.expunged_at IS NULL
          AND ($7::text IS NULL OR (p.scope_kind = $7 AND p.scope_id = $8))
          AND ($10::text[] IS NULL OR e.type = ANY ($10))""";

  /** For {@link JobMode#FAILED} and {@link JobMode#ALL}. */
  static final String OF_FINISHED = String.format(Locale.ROOT, PAGES, HAVING_FINISHED);

  /** For {@link JobMode#UNDELIVERED}. */
  static final String OF_FAILED = String.format(Locale.ROOT, PAGES, HAVING_FAILED);

  /** For {@link JobMode#MISSING}. */
  static final String OF_MISSING = String.format(Locale.ROOT, PAGES, MISSING);

  private PairStatements() {}
}
