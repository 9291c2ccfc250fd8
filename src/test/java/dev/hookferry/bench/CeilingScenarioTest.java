package dev.hookferry.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.hookferry.support.OwnDatabase;
import java.net.URI;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The scripts do with the engine's statements what the engine does. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CeilingScenarioTest {

  private static final String ENDPOINTS =
      """
      INSERT INTO endpoint (account_id, id, surface, scope_kind, scope_id, url, method, headers, patterns, enabled,
        timeout_ms, retries, verify_tls, created_at, updated_at)
      SELECT account.id, gen_random_uuid(), 'account', 'account', '', 'http://x', 'POST', '{}', '{*}', true, 10000, 4,
        true, now(), now()
      FROM account, generate_series(1, 30)
      """;

  private static final String FIRST_ATTEMPTS =
      """
      SELECT count(*)
      FROM attempt
      JOIN event ON event.id = event_id
      WHERE outcome = 'SUCCEEDED' AND attempt.number = 1
      """;

  private final OwnDatabase server = OwnDatabase.start();
  private final Database database = new Database(url(server), Optional.empty(), false);

  private static URI url(OwnDatabase server) {
    return URI.create(
        "postgresql://postgres@localhost:%d/postgres".formatted(server.options().getPort()));
  }

  @BeforeAll
  void prepare() throws Exception {
    server.run("INSERT INTO account (name, created_at) VALUES ('a', now())");
    server.run("INSERT INTO scope SELECT id, 'account', '', now() FROM account");
    server.run(ENDPOINTS);
    try (Connection connection = database.connect()) {
      CeilingScenario.prepare(connection);
    }
  }

  @AfterAll
  void close() {
    server.close();
  }

  @Test
  void givenEndpoints_whenScriptsRun_thenEventsArePublishedAndDelivered() throws Exception {
    run("publish", 100);
    assertEquals("100 100", state("event"));
    assertEquals("0 100", state("attempt"));

    run("deliver", 0);

    assertEquals("100 0", state("attempt"));
    assertEquals("100", database.query(FIRST_ATTEMPTS));
  }

  /** Rows of this table, and of the live deliveries. */
  private String state(String table) throws SQLException {
    return database.query(
        "SELECT (SELECT count(*) FROM %s) || ' ' || (SELECT count(*) FROM delivery)"
            .formatted(table));
  }

  private void run(String script, int events) throws Exception {
    Map<String, String> variables = CeilingScenario.variables(database, events);
    try (Connection connection = database.connect()) {
      SqlScript.named(script).on(connection, variables).run();
    }
  }
}
