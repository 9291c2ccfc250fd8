package dev.hookferry.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hookferry.support.PackagedService;
import dev.hookferry.support.PackagedService.Ended;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged service as a migration job: the settings of the Kubernetes job, and no others. */
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

  private static Map<String, String> environment(int port) {
    Map<String, String> environment = new HashMap<>(JOB);
    environment.put(
        "HOOKFERRY_DATABASE_URL", "postgresql://postgres@127.0.0.1:%d/postgres".formatted(port));
    environment.put("HOOKFERRY_MASTER_KEY", MASTER_KEY);
    return environment;
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
