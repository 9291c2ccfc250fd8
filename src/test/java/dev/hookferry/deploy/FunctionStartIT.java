package dev.hookferry.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.hookferry.support.PackagedService;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged service as a function that has just been started. */
class FunctionStartIT {

  private static final String CONNECTIONS_OF_OTHERS =
      """
      SELECT count(*)
      FROM pg_stat_activity
      WHERE backend_type = 'client backend' AND pid <> pg_backend_pid()
      """;

  @TempDir Path data;

  @Test
  void givenFunctionsSettings_whenStarted_thenNoConnectionToTheDatabase() throws Exception {
    try (EmbeddedPostgres postgres = EmbeddedPostgres.start();
        PackagedService service =
            PackagedService.start(
                data,
                Map.of(
                    "HOOKFERRY_DATABASE_URL",
                        "postgresql://postgres@127.0.0.1:%d/postgres".formatted(postgres.getPort()),
                    "HOOKFERRY_MASTER_KEY", "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=",
                    "HOOKFERRY_OPERATOR_KEY", "operator",
                    "HOOKFERRY_ENGINE_SELF_TURNING", "false",
                    "QUARKUS_SCHEDULER_ENABLED", "false"))) {
      assertEquals(0, connections(postgres), service.uri()::toString);
    }
  }

  private static int connections(EmbeddedPostgres postgres) throws Exception {
    try (Connection connection = postgres.getPostgresDatabase().getConnection();
        ResultSet rows = connection.createStatement().executeQuery(CONNECTIONS_OF_OTHERS)) {
      rows.next();
      return rows.getInt(1);
    }
  }
}
