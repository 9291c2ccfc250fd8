package dev.hookferry.ops;

import static io.restassured.RestAssured.get;

import dev.hookferry.support.PackagedService;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged service with a database that comes and goes. */
class DatabaseReadinessIT {

  private static final String MASTER_KEY = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";

  @TempDir Path data;

  @Test
  void givenDatabaseThatGoesAndComesBack_whenAskedForReadiness_thenSaysSo() throws Exception {
    EmbeddedPostgres database = database(0);
    String url = "postgresql://postgres@127.0.0.1:%d/postgres".formatted(database.getPort());
    Map<String, String> environment =
        Map.of(
            "HOOKFERRY_DATABASE_URL",
            url,
            "HOOKFERRY_MIGRATE",
            "true",
            "HOOKFERRY_MASTER_KEY",
            MASTER_KEY);

    try (PackagedService service = PackagedService.start(data, environment)) {
      assertReadiness(service, 200);
      database.close();
      assertReadiness(service, 503);
      database = database(database.getPort());
      assertReadiness(service, 200);
    } finally {
      database.close();
    }
  }

  @Test
  void givenNoDatabaseYet_whenStarted_thenWaitsForIt() throws Exception {
    EmbeddedPostgres database = database(0);
    int port = database.getPort();
    database.close();
    String url = "postgresql://postgres@127.0.0.1:%d/postgres".formatted(port);
    Map<String, String> environment =
        Map.of("HOOKFERRY_DATABASE_URL", url, "HOOKFERRY_MASTER_KEY", MASTER_KEY);

    try (PackagedService service = PackagedService.start(data, environment)) {
      assertReadiness(service, 503);
      try (EmbeddedPostgres late = database(port)) {
        assertReadiness(service, 200);
      }
    }
  }

  private static void assertReadiness(PackagedService service, int status) {
    get(service.uri() + "/q/health/ready").then().statusCode(status);
  }

  private EmbeddedPostgres database(int port) throws IOException {
    return EmbeddedPostgres.builder()
        .setDataDirectory(data.resolve("external"))
        .setCleanDataDirectory(false)
        .setPort(port)
        .start();
  }
}
