package dev.hookferry.ops;

import static dev.hookferry.support.Eventually.eventually;
import static io.restassured.RestAssured.get;
import static org.hamcrest.Matchers.containsString;

import dev.hookferry.support.PackagedService;
import io.restassured.response.ValidatableResponse;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
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
    Map<String, String> environment = environment(database.getPort(), "HOOKFERRY_MIGRATE", "true");

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
    PackagedService.startInVain(
        data, environment(port, "HOOKFERRY_MIGRATE", "true", "QUARKUS_INIT_AND_EXIT", "true"));
    database.close();

    try (PackagedService service = PackagedService.start(data, environment(port))) {
      assertReadiness(service, 503);
      try (EmbeddedPostgres late = database(port)) {
        assertReadiness(service, 200);
      }
    }
  }

  @Test
  void givenDatabaseWithoutTables_whenStarted_thenNotReadyAndSaysWhatToDo() throws Exception {
    try (EmbeddedPostgres database = database(0);
        PackagedService service = PackagedService.start(data, environment(database.getPort()))) {
      readiness(service)
          .statusCode(503)
          .body(
              "checks.find { it.name == 'database' }.data.reason",
              containsString("HOOKFERRY_MIGRATE=true"));
    }
  }

  private static Map<String, String> environment(int port, String... more) {
    Map<String, String> environment = new HashMap<>();
    environment.put(
        "HOOKFERRY_DATABASE_URL", "postgresql://postgres@127.0.0.1:%d/postgres".formatted(port));
    environment.put("HOOKFERRY_MASTER_KEY", MASTER_KEY);
    for (int i = 0; i < more.length; i += 2) {
      environment.put(more[i], more[i + 1]);
    }
    return environment;
  }

  private static void assertReadiness(PackagedService service, int status) {
    eventually(() -> readiness(service).statusCode(status));
  }

  private static ValidatableResponse readiness(PackagedService service) {
    return get(service.uri() + "/q/health/ready").then();
  }

  private EmbeddedPostgres database(int port) throws IOException {
    return EmbeddedPostgres.builder()
        .setDataDirectory(data.resolve("external"))
        .setCleanDataDirectory(false)
        .setPort(port)
        .start();
  }
}
