package dev.hookferry.deploy;

import static dev.hookferry.support.Eventually.eventually;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.hookferry.support.PackagedService;
import dev.hookferry.support.PackagedService.Ended;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Migrations: as a job, with the settings of the Kubernetes job and no others; and at a start. */
class MigrationIT {

  private static final String MASTER_KEY = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";
  private static final Map<String, String> JOB =
      Map.of("HOOKFERRY_MIGRATE", "true", "QUARKUS_INIT_AND_EXIT", "true");

  @TempDir Path data;

  @Test
  void givenEmptyDatabase_whenRunAsJob_thenTablesThereAndNothingServed() throws Exception {
    try (EmbeddedPostgres postgres = EmbeddedPostgres.start()) {
      Ended ended = PackagedService.startInVain(data, environment(postgres.getPort()));
      assertEquals(0, ended.exitCode(), ended.output());
      assertFalse(ended.output().contains("Listening on"), ended.output());
      assertTrue(hasTables(postgres));
    }
  }

  @Test
  void givenNoDatabase_whenRunAsJob_thenFails() {
    int nobodyListens = 1;
    Ended ended = PackagedService.startInVain(data, environment(nobodyListens));
    assertEquals(1, ended.exitCode(), ended.output());
  }

  @Test
  void givenMigrationAtStart_whenServing_thenItsConnectionsAreGivenBack() throws Exception {
    try (EmbeddedPostgres postgres = EmbeddedPostgres.start()) {
      Map<String, String> environment = environment(postgres.getPort());
      environment.remove("QUARKUS_INIT_AND_EXIT");
      try (PackagedService service = PackagedService.start(data, environment)) {
        assertTrue(hasTables(postgres), service.uri()::toString);
        eventually(() -> assertEquals(0, connectionsOfMigrations(postgres)));
      }
    }
  }

  @Test
  void givenNothingToMigrate_whenServing_thenNothingOfMigrationsIsLoaded() throws Exception {
    assumeTrue(PackagedService.isJar(), "an executable tells nobody what it uses of itself");
    try (EmbeddedPostgres postgres = EmbeddedPostgres.start()) {
      Map<String, String> environment = environment(postgres.getPort());
      PackagedService.startInVain(data, environment);
      environment.keySet().removeAll(JOB.keySet());
      List<String> sayingItsClasses = PackagedService.command("-Xlog:class+load");
      try (PackagedService service = PackagedService.start(sayingItsClasses, data, environment)) {
        String output = service.stop().output();
        assertTrue(output.contains(" io.vertx.pgclient.PgConnectOptions source"), output);
        assertFalse(
            output.contains(" org.flywaydb.core.api.configuration.ClassicConfiguration source"));
        assertFalse(output.contains(" io.agroal.pool.DataSource source"));
      }
    }
  }

  private static Map<String, String> environment(int port) {
    Map<String, String> environment = new HashMap<>(JOB);
    environment.put(
        "HOOKFERRY_DATABASE_URL", "postgresql://postgres@127.0.0.1:%d/postgres".formatted(port));
    environment.put("HOOKFERRY_MASTER_KEY", MASTER_KEY);
    return environment;
  }

  /** Nobody else uses that driver by its own name. */
  private static long connectionsOfMigrations(EmbeddedPostgres postgres) {
    try (Connection connection = postgres.getPostgresDatabase().getConnection();
        ResultSet rows =
            connection
                .createStatement()
                .executeQuery(
                    """
                    SELECT count(*)
                    FROM pg_stat_activity
                    WHERE application_name = 'PostgreSQL JDBC Driver' AND pid <> pg_backend_pid()
                    """)) {
      rows.next();
      return rows.getLong(1);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static boolean hasTables(EmbeddedPostgres postgres) throws Exception {
    try (Connection connection = postgres.getPostgresDatabase().getConnection();
        ResultSet rows =
            connection
                .createStatement()
                .executeQuery("SELECT to_regclass('delivery') IS NOT NULL")) {
      return rows.next() && rows.getBoolean(1);
    }
  }
}
