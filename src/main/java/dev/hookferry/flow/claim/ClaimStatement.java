package dev.hookferry.flow.claim;

import dev.hookferry.config.Statements;
import dev.hookferry.domain.lane.ClaimScope;
import dev.hookferry.domain.lane.RateLimit;
import java.util.Locale;

/**
 * The statement of {@link Claim}. It walks the lane index from lane to lane (a recursive skip
 * scan), so a lane costs the same whether it holds one delivery or a million. Its limits on rows of
 * a lane are literals: with parameters PostgreSQL plans for the average lane and reads whole ones.
 * A rate limit that is not known here yet leaves a lane the room of {@link RateLimit#burst}; what
 * is known here of a lane counts unless its endpoint has had a fresh start since: so each instance
 * learns of that by its next claim, though the lane has no room by what it knew. The version of an
 * endpoint is the transaction that wrote its row, which PostgreSQL has as xmin.
 *
 * <p>Parsing and planning it takes several times as long as carrying it out, so connections keep
 * it. For its shape see {@link Statements}. A row that somebody else changed after the statement
 * began is not taken, though it is locked: the next claim sees it.
 */
final class ClaimStatement {

  /** Most deliveries of one endpoint in one claim: a literal of the statement. */
  static final int MOST_OF_A_LANE = 10;

  /** The same of a claim that looks at {@link #FEW} lanes or less: nobody waits behind them. */
  static final int MOST_OF_FEW_LANES = 50;

  private static final int FEW = 4;

  private static final String CLAIM = takingOfALane(MOST_OF_A_LANE);
  private static final String CLAIM_OF_FEW_LANES = takingOfALane(MOST_OF_FEW_LANES);

  private ClaimStatement() {}

  /** Most deliveries of one endpoint in a claim that looks there. */
  static int mostOfALane(ClaimScope claimScope) {
    return claimScope instanceof ClaimScope.At at && at.lanes().size() <= FEW
        ? MOST_OF_FEW_LANES
        : MOST_OF_A_LANE;
  }

  static String of(ClaimScope claimScope) {
    return mostOfALane(claimScope) == MOST_OF_FEW_LANES ? CLAIM_OF_FEW_LANES : CLAIM;
  }

  /**
   * The room of an endpoint in one claim, as the statement has it.
   *
   * @param known null: nothing is known of it here
   * @param ratePerSecond null: it has no rate limit
   */
  static int room(Integer known, Integer ratePerSecond) {
    int room = known == null ? MOST_OF_A_LANE : known;
    return ratePerSecond == null ? room : Math.min(room, RateLimit.burst(ratePerSecond));
  }

  private static String takingOfALane(int most) {
    return Statements.KEPT
        + String.format(
            Locale.ROOT,
            """
      WITH RECURSIVE walked AS (
        (SELECT account_id, endpoint_id, 1 AS step
         FROM delivery
         WHERE $1 AND (endpoint_id, account_id + 0) > ($3, $2)
         ORDER BY endpoint_id, account_id + 0
         LIMIT 1)
        UNION ALL
        SELECT following.account_id, following.endpoint_id, walked.step + 1
        FROM walked
        CROSS JOIN LATERAL (
          SELECT d.account_id, d.endpoint_id
          FROM delivery d
          WHERE (d.endpoint_id, d.account_id + 0) > (walked.endpoint_id, walked.account_id)
          ORDER BY d.endpoint_id, d.account_id + 0
          LIMIT 1) AS following
        WHERE walked.step < 2000
      ), lane AS (
        SELECT account_id, endpoint_id
        FROM walked
        UNION ALL
        SELECT account_id, endpoint_id
        FROM unnest($4::integer[], $5::uuid[]) AS named (account_id, endpoint_id)
      ), picked AS MATERIALIZED (
        SELECT lane.account_id, lane.endpoint_id, due.id, due.attempts, due.lease_owner, due.place, due.tid, due.due_at,
          endpoint.timeout_ms, endpoint.rate, endpoint.version, endpoint.fresh_starts, room.of_account
        FROM lane
        CROSS JOIN LATERAL (
          SELECT COALESCE(max(e.timeout_ms), 0) AS timeout_ms, COALESCE(bool_and(e.enabled), true) AS enabled,
            max(e.rate_limit_per_second) AS rate, max(e.xmin::text::bigint) AS version,
            COALESCE(max(e.fresh_starts), 0) AS fresh_starts
          FROM (
            SELECT e.*, e.xmin
            FROM endpoint e
            WHERE e.account_id = lane.account_id AND e.id >= lane.endpoint_id AND e.id <= lane.endpoint_id
            ORDER BY e.id
            LIMIT 1) AS e) AS endpoint
        CROSS JOIN LATERAL (
          SELECT array_position($6::uuid[], lane.endpoint_id) AS place
          OFFSET 0) AS known -- so that it is searched for once
        CROSS JOIN LATERAL (
          SELECT
            LEAST(
              COALESCE(
                CASE WHEN ($8::bigint[])[known.place] >= endpoint.fresh_starts THEN ($7::integer[])[known.place] END, 10),
              CASE WHEN endpoint.rate IS NOT NULL THEN GREATEST(1, endpoint.rate / 10) END) AS of_lane,
            COALESCE(($10::integer[])[array_position($9::integer[], lane.account_id)], $11) AS of_account) AS room
        CROSS JOIN LATERAL (
          SELECT locked.*, row_number() OVER () AS place
          FROM (
            SELECT d.ctid AS tid, d.id, d.attempts, d.lease_owner, d.due_at
            FROM delivery d
            WHERE (d.endpoint_id, d.account_id + 0, d.due_at) >= (lane.endpoint_id, lane.account_id, '-infinity')
              AND (d.endpoint_id, d.account_id + 0, d.due_at) <= (lane.endpoint_id, lane.account_id, now())
            ORDER BY d.endpoint_id, d.account_id + 0, d.due_at
            LIMIT %d
            FOR UPDATE SKIP LOCKED) AS locked) AS due
        WHERE endpoint.enabled AND room.of_account > 0 AND room.of_lane > 0 AND due.place <= room.of_lane
        LIMIT $12
      ), chosen AS (
        SELECT *,
          row_number() OVER (PARTITION BY account_id ORDER BY place) <= of_account
            AND (attempts = 0 OR count(*) FILTER (WHERE attempts > 0)
              OVER (ORDER BY place ROWS UNBOUNDED PRECEDING) <= $13)
            AS takes
        FROM picked
      ), taken AS (
        UPDATE delivery d
        SET due_at = now() + make_interval(secs => c.timeout_ms / 1000.0 + $14),
            lease_no = d.lease_no + 1,
            lease_owner = $15
        FROM chosen c
        WHERE d.ctid = c.tid AND c.takes
        RETURNING d.account_id, d.endpoint_id, d.id, d.event_id, d.lease_no, d.attempts, c.timeout_ms, c.rate,
          c.version, c.fresh_starts, d.job_id, c.lease_owner, extract(epoch FROM now() - c.due_at)::float8 AS due_for
      ), lost AS (
        INSERT INTO attempt (account_id, id, delivery_id, event_id, endpoint_id, lease_no, number, started_at,
          duration_ms, outcome, error)
        SELECT account_id, next_id(), id, event_id, endpoint_id, lease_no - 1, attempts + 1, now(), 0, 'ABANDONED',
          'abandoned'
        FROM taken
        WHERE lease_owner IS NOT NULL
      )
      SELECT account_id, endpoint_id, id, event_id, lease_no, attempts, timeout_ms, rate, version, fresh_starts, job_id,
        lease_owner IS NOT NULL AS taken_over, due_for, 'taken' AS what
      FROM taken
      UNION ALL
      SELECT account_id, endpoint_id, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'refused'
      FROM chosen
      WHERE NOT takes
      UNION ALL
      SELECT account_id, endpoint_id, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'paused'
      FROM walked
      WHERE step = 2000 AND (SELECT count(*) FROM picked) < $12
      """,
            most);
  }
}
