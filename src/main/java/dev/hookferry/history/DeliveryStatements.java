package dev.hookferry.history;

import dev.hookferry.domain.model.Scope;
import java.util.UUID;

/** The statements that read deliveries. */
final class DeliveryStatements {

  // What the query left open is read for the page alone: the event, the endpoint, a live delivery's
  // last attempt.
  private static final String DETAILS =
      """
      SELECT page.id, page.event_id, page.endpoint_id, page.job_id, page.attempts, page.next_try_at, page.outcome,
        event.number AS event_number, event.type AS event_type,
        endpoint.url, endpoint.number AS endpoint_number,
        COALESCE(page.started_at, latest.started_at) AS started_at, page.duration_ms,
        COALESCE(page.status, latest.status) AS status,
        COALESCE(page.error, latest.error) AS error,
        COALESCE(page.response_body, latest.response_body) AS response_body
      FROM (""";

  private static final String JOINED =
      """
      ) AS page
      LEFT JOIN event ON event.account_id = ? AND event.id = page.event_id
      LEFT JOIN known_endpoint AS endpoint ON endpoint.account_id = ? AND endpoint.id = page.endpoint_id
      LEFT JOIN LATERAL (
        SELECT a.started_at, a.status, a.error, a.response_body
        FROM attempt a
        WHERE a.account_id = ? AND a.delivery_id = page.id AND page.outcome IS NULL AND page.claimed
        ORDER BY a.id DESC
        LIMIT 1) AS latest ON true""";

  private static final String COUNTS =
      """
      SELECT count(*) FILTER (WHERE outcome = 'SUCCEEDED') AS delivered,
        count(*) FILTER (WHERE outcome = 'FAILED') AS failed,
        count(*) FILTER (WHERE outcome IS NULL AND attempts > 0) AS retrying,
        count(*) FILTER (WHERE outcome IS NULL AND attempts = 0) AS scheduled
      FROM (""";

  private static final String ENDPOINTS =
      """
      SELECT p.id
      FROM known_endpoint p
      WHERE p.account_id = ?""";

  private static final String LIVE =
      """
      SELECT count(*) AS live
      FROM (
        SELECT
        FROM delivery t
        WHERE t.account_id + 0 = ? AND t.endpoint_id = ANY (?)
        LIMIT ?) AS lanes""";

  private DeliveryStatements() {}

  /** The ids of the endpoints, deleted ones too, that a query names by their surface and scope. */
  static Sql endpoints(DeliveryQuery query) {
    return new Sql()
        .add(ENDPOINTS, query.accountId())
        .andIf(query.endpointId(), "p.id = ?")
        .andIf(query.surface(), "p.surface = ?")
        .andIf(query.endpointScope().map(scope -> scope.kind().text()), "p.scope_kind = ?")
        .andIf(query.endpointScope().map(Scope::id), "p.scope_id = ?");
  }

  /** One row: how much is live in the lanes of these endpoints, counted up to a limit. */
  static Sql live(int accountId, UUID[] endpoints, long limit) {
    return new Sql().add(LIVE, accountId, endpoints, limit);
  }

  /** The rows of a page, and one more where there is another page. */
  static Sql page(DeliverySelection selection) {
    int account = selection.query().accountId();
    long offset = selection.query().offset();
    long rows = selection.query().limit() + 1L;
    Sql sql = new Sql().add(DETAILS).add("SELECT * FROM (");
    selection.addTo(sql, offset + rows);
    return sql.add(") AS found")
        .add(selection.order("id"))
        .add("OFFSET ? LIMIT ?", offset, rows)
        .add(JOINED, account, account, account)
        .add(selection.order("page.id"));
  }

  /** One row with a count for each status. */
  static Sql counts(DeliverySelection selection) {
    Sql sql = new Sql().add(COUNTS);
    selection.addTo(sql);
    return sql.add(") AS found");
  }
}
