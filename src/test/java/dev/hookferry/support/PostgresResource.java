package dev.hookferry.support;

import static java.util.Map.entry;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;

/**
 * One embedded PostgreSQL for all tests in the framework, and the settings that they share.
 * Durability is off: a test that is about it starts the packaged service.
 */
public class PostgresResource implements QuarkusTestResourceLifecycleManager {

  /** The operator's key in tests. */
  /** Of the server that accounts came from. */
  public static final String SVIX_JWT_SECRET = "a-secret-of-a-self-hosted-server";

  public static final String OPERATOR_KEY = "hk_operator_test";

  private static final String MASTER_KEY = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";

  private EmbeddedPostgres postgres;

  @Override
  public Map<String, String> start() {
    try {
      postgres = EmbeddedPostgres.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Map.ofEntries(
        entry(
            "hookferry.database-url",
            "postgresql://postgres@localhost:%d/postgres".formatted(postgres.getPort())),
        entry("hookferry.migrate", "true"),
        entry("hookferry.operator-key", OPERATOR_KEY),
        entry("hookferry.master-key", MASTER_KEY),
        entry("hookferry.egress.allow", "127.0.0.0/8,::1/128"),
        entry("hookferry.egress.http", "true"),
        entry("hookferry.retry.timescale", "1"),
        entry("hookferry.api.probes", "8"),
        entry("hookferry.svix.jwt-secret", SVIX_JWT_SECRET),
        entry("dev.hookferry.registry.key.OidcProvider/caller/Timeout/value", "3"),
        entry("dev.hookferry.flow.pace.DeliveryPoll/poll/Timeout/value", "5"));
  }

  @Override
  public void stop() {
    try {
      postgres.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
