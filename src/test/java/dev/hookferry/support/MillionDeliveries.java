package dev.hookferry.support;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Hands tests an {@link OwnDatabase} with a million live deliveries, filled once for all of them:
 * half of them in one lane and due, the rest in a thousand lanes and a tenth of those due. Whoever
 * changes it undoes that.
 */
public final class MillionDeliveries implements ParameterResolver {

  private static final int MILLION = 1_000_000;

  private static final String ENDPOINTS =
      """
      INSERT INTO endpoint (account_id, id, surface, scope_kind, scope_id, url, method, headers, patterns, enabled,
        timeout_ms, retries, verify_tls, created_at, updated_at)
      SELECT 1 + i % 20, gen_random_uuid(), 'plain', 'account', '', 'http://x', 'POST', '{}', '{*}', true,
        10000, 4, true, now(), now()
      FROM generate_series(1, 1000) AS i
      """;

  private static final String ONE_LANE =
      """
      INSERT INTO delivery (account_id, id, endpoint_id, event_id, due_at)
      SELECT e.account_id, gen_random_uuid(), e.id, gen_random_uuid(), now() - interval '1 minute'
      FROM (SELECT * FROM endpoint ORDER BY account_id, id LIMIT 1) AS e, generate_series(1, $1 / 2)
      """;

  private static final String ALL_LANES =
      """
      INSERT INTO delivery (account_id, id, endpoint_id, event_id, due_at)
      SELECT e.account_id, gen_random_uuid(), e.id, gen_random_uuid(),
        now() + CASE WHEN i % 10 = 0 THEN interval '-1 minute' ELSE interval '1 hour' END
      FROM endpoint e, generate_series(1, $1 / 2000) AS i
      """;

  /** Closed by the framework when all tests have run. */
  private record Filled(OwnDatabase database) implements ExtensionContext.Store.CloseableResource {

    @Override
    public void close() {
      database.close();
    }
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == OwnDatabase.class;
  }

  @Override
  public OwnDatabase resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return context
        .getRoot()
        .getStore(ExtensionContext.Namespace.GLOBAL)
        .getOrComputeIfAbsent(Filled.class, key -> new Filled(fill()), Filled.class)
        .database();
  }

  private static OwnDatabase fill() {
    OwnDatabase database = OwnDatabase.start();
    database.run("ALTER TABLE delivery SET (autovacuum_enabled = false)");
    database.run(
        "INSERT INTO account (name, created_at) SELECT 'a', now() FROM generate_series(1, 20)");
    database.run("INSERT INTO scope SELECT id, 'account', '', now() FROM account");
    database.run(ENDPOINTS);
    database.run(ONE_LANE, MILLION);
    database.run(ALL_LANES, MILLION);
    return database;
  }
}
