package dev.hookferry.config;

import static dev.hookferry.support.Eventually.eventually;
import static io.restassured.RestAssured.get;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.hookferry.support.OwnCertificate;
import dev.hookferry.support.PackagedService;
import dev.hookferry.support.PostgresResource;
import dev.hookferry.support.PostgresServer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The packaged service with a database that it reaches by TLS. */
class DatabaseTlsIT {

  private static final String ENCRYPTED =
      """
      SELECT bool_and(ssl)
      FROM pg_stat_ssl JOIN pg_stat_activity USING (pid)
      WHERE backend_type = 'client backend' AND pid <> pg_backend_pid()
      """;

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"sslmode=require", "sslmode=verify-full&sslrootcert="})
  void givenTlsInTheUrl_whenStarted_thenMigratedAndReadyOverTls(String tls) throws SQLException {
    OwnCertificate.Pem own = OwnCertificate.pem(folder.resolve("tls"));
    String parameters = tls.endsWith("=") ? tls + own.certificate() : tls;
    try (PostgresServer postgres = PostgresServer.start(folder.resolve("postgres"), own);
        PackagedService service = start(postgres, parameters)) {
      eventually(() -> get(service.uri() + "/q/health/ready").then().statusCode(200));
      assertEquals("t", query(postgres));
    }
  }

  private PackagedService start(PostgresServer postgres, String parameters) {
    return PackagedService.start(
        folder.resolve("data"),
        Map.of(
            "HOOKFERRY_DATABASE_URL",
            PostgresServer.url(postgres.port(), "postgres?" + parameters),
            "HOOKFERRY_OPERATOR_KEY",
            PostgresResource.OPERATOR_KEY,
            "HOOKFERRY_MIGRATE",
            "true",
            "HOOKFERRY_MASTER_KEY",
            "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8="));
  }

  private static String query(PostgresServer postgres) throws SQLException {
    try (Connection connection = postgres.connect("postgres");
        ResultSet row = connection.createStatement().executeQuery(ENCRYPTED)) {
      row.next();
      return row.getString(1);
    }
  }
}
