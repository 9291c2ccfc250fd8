package dev.hookferry.embedded;

import static dev.hookferry.support.Eventually.eventually;
import static io.restassured.RestAssured.get;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.hookferry.support.PackagedService;
import dev.hookferry.support.PackagedService.Ended;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged service with its own database, as somebody runs it who only wants to try it. */
class EmbeddedDatabaseIT {

  @TempDir Path data;

  @BeforeEach
  void inTheJarAlone() {
    assumeTrue(PackagedService.isJar(), "the executable has no embedded database");
  }

  @Test
  void givenNoDatabaseUrl_whenStarted_thenReadyAndItsDatabaseIsDurableAndClosedToOthers()
      throws Exception {
    try (PackagedService service = start()) {
      assertReady(service);
      assertEquals("on", query("SHOW fsync"));
      assertEquals("on", query("SHOW synchronous_commit"));
      assertEquals("scram-sha-256", query("SELECT DISTINCT auth_method FROM pg_hba_file_rules"));
    }
  }

  @Test
  void givenKilledService_whenStartedAgain_thenTakesItsServerOverWithAllThatWasCommitted()
      throws Exception {
    PackagedService killed = start();
    execute("CREATE TABLE kept AS SELECT 'still here' AS value");
    killed.kill9();
    long leftOver = serverPid();
    assertTrue(isAlive(leftOver));

    try (PackagedService service = start()) {
      assertReady(service);
      assertEquals("still here", query("SELECT value FROM kept"));
      assertNotEquals(leftOver, serverPid());
    }
  }

  @Test
  void givenRunningService_whenAskedToStop_thenEndsCleanlyAndItsServerToo() throws Exception {
    PackagedService service = start();
    long server = serverPid();
    int port = access().port();

    Ended ended = service.stop();

    assertEquals(0, ended.exitCode(), ended.output());
    assertFalse(isAlive(server));
    assertTrue(Files.notExists(data.resolve("postgres/postmaster.pid")));
    assertTrue(
        Files.readString(data.resolve("postgres.log")).contains("database system is shut down"));
    try (PackagedService again = start()) {
      assertReady(again);
      assertEquals(port, access().port());
    }
  }

  @Test
  void givenRunningService_whenAnotherStartsOnItsData_thenThatOneSaysWhyNot() throws Exception {
    try (PackagedService service = start()) {
      Ended second = PackagedService.startInVain(data, Map.of());

      assertEquals(1, second.exitCode());
      assertTrue(second.output().contains("belongs to another Hookferry"), second.output());
      assertReady(service);
      assertEquals("1", query("SELECT 1"));
    }
  }

  /** The operator's key, made at the first start, is known a moment after the port is open. */
  private static void assertReady(PackagedService service) {
    eventually(() -> get(service.uri() + "/q/health/ready").then().statusCode(200));
  }

  private PackagedService start() {
    return PackagedService.start(data, Map.of());
  }

  private long serverPid() throws IOException {
    return Long.parseLong(Files.readAllLines(data.resolve("postgres/postmaster.pid")).get(0));
  }

  /** A process that has ended but that nobody has asked for yet is not alive. */
  private static boolean isAlive(long pid) {
    return ProcessHandle.of(pid).flatMap(process -> process.info().command()).isPresent();
  }

  private Access access() throws IOException {
    return Access.read(data.resolve("postgres.properties")).orElseThrow();
  }

  private String query(String sql) throws IOException, SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getString(1);
    }
  }

  private void execute(String sql) throws IOException, SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private Connection connect() throws IOException, SQLException {
    return DriverManager.getConnection(
        "jdbc:postgresql://127.0.0.1:%d/postgres".formatted(access().port()),
        "postgres",
        access().password());
  }
}
