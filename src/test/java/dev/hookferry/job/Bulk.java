package dev.hookferry.job;

import dev.hookferry.support.OwnDatabase;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;

/** Fills a database with what happened, many rows at a time. */
final class Bulk {

  private static final String ENDPOINTS =
      """
      INSERT INTO endpoint (account_id, id, surface, scope_kind, scope_id, url, method, headers, patterns, enabled,
        timeout_ms, retries, verify_tls, created_at, updated_at)
      SELECT $1, next_id(), 'account', 'account', '', 'http://x', 'POST', '{}', $2, true, 10000, 4, true, now(), now()
      FROM generate_series(1, $3)
      RETURNING id
      """;

  // Ids within the hour after an instant, in their order.
  private static final String EVENTS =
      """
      INSERT INTO event (account_id, id, scope_kind, scope_id, type, occurred_at, data)
      SELECT $1, overlay(gen_random_uuid()::text
          PLACING left(uuid_floor($2::timestamptz + i * interval '1 hour' / $3)::text, 15) FROM 1)::uuid,
        'account', '', 'invoice.' || i % 10, $2, '{"some": "data"}'
      FROM generate_series(1, $3) AS i
      """;

  private static final String FINISHED =
      """
      INSERT INTO attempt (account_id, id, delivery_id, event_id, endpoint_id, lease_no, number, started_at,
        duration_ms, outcome, status)
      SELECT e.account_id, made.id, made.id, e.id, p.id, 1, 1, e.occurred_at, 1, $2, 200
      FROM event e
      JOIN endpoint p ON p.account_id = e.account_id
      CROSS JOIN LATERAL (
        SELECT overlay(gen_random_uuid()::text PLACING left(e.id::text, 15) FROM 1)::uuid AS id) AS made
      WHERE e.account_id = $1
      """;

  private static final String LIVE =
      """
      INSERT INTO delivery (account_id, id, endpoint_id, event_id, due_at)
      SELECT e.account_id, overlay(gen_random_uuid()::text PLACING left(e.id::text, 15) FROM 1)::uuid, p.id, e.id, now()
      FROM event e
      JOIN endpoint p ON p.account_id = e.account_id
      WHERE e.account_id = $1
      """;

  private final OwnDatabase database;

  Bulk(OwnDatabase database) {
    this.database = database;
  }

  int account() {
    int id =
        database
            .run("INSERT INTO account (name, created_at) VALUES ('bulk', now()) RETURNING id")
            .getFirst()
            .getInteger(0);
    database.run(
        "INSERT INTO scope (account_id, kind, id, created_at) VALUES ($1, 'account', '', now())",
        id);
    return id;
  }

  /** One of them. */
  UUID endpoints(int accountId, int count, String... patterns) {
    return database.run(ENDPOINTS, accountId, patterns, count).getFirst().getUUID(0);
  }

  void events(int accountId, Instant at, int count) {
    database.run(EVENTS, accountId, at.atOffset(ZoneOffset.UTC), count);
  }

  /** One finished delivery of each of the account's events to each of its endpoints. */
  void finished(int accountId, String outcome) {
    database.run(FINISHED, accountId, outcome);
  }

  /** The same, live. */
  void live(int accountId) {
    database.run(LIVE, accountId);
  }
}
