package dev.hookferry.flow;

import static dev.hookferry.support.Eventually.eventually;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.hookferry.support.AccountApi;
import dev.hookferry.support.PackagedService;
import dev.hookferry.support.PostgresResource;
import dev.hookferry.support.PostgresServer;
import io.restassured.RestAssured;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What SIGTERM does to deliveries that are on their way. */
class DrainIT {

  @TempDir Path folder;

  private final CountDownLatch answer = new CountDownLatch(1);
  private RawReceiver receiver;
  private PostgresServer postgres;
  private PackagedService service;

  @BeforeEach
  void start() {
    receiver = RawReceiver.start(this::answerWhenTold);
    postgres = PostgresServer.start(folder.resolve("postgres"));
  }

  @AfterEach
  void stop() {
    answer.countDown();
    service.close();
    postgres.close();
    receiver.close();
  }

  private void answerWhenTold(RawReceiver.Connection connection) throws IOException {
    connection.readRequest();
    connection.await(answer);
    connection.write("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
  }

  private void startWithDeliveryInFlight(String drainTimeout) {
    service =
        PackagedService.start(
            folder.resolve("data"),
            Map.of(
                "HOOKFERRY_DATABASE_URL",
                PostgresServer.url(postgres.port(), "postgres"),
                "HOOKFERRY_MIGRATE",
                "true",
                "HOOKFERRY_MASTER_KEY",
                "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=",
                "HOOKFERRY_OPERATOR_KEY",
                PostgresResource.OPERATOR_KEY,
                "HOOKFERRY_EGRESS_ALLOW",
                "127.0.0.0/8",
                "HOOKFERRY_ENGINE_DRAIN_TIMEOUT",
                drainTimeout));
    AccountApi operator = new AccountApi(service.uri(), PostgresResource.OPERATOR_KEY);
    AccountApi account = new AccountApi(service.uri(), operator.createAccount("test").key());
    account.createEndpoint(new JsonObject().put("url", receiver.url()).put("timeout_seconds", 60));
    AccountApi.accepted(account.publish("{\"type\":\"a\",\"data\":1}", null).join());
    eventually(() -> assertEquals(1, receiver.connections()));
  }

  @Test
  void givenRequestInFlight_whenAskedToStop_thenItEndsAndIsRecordedFirst() throws SQLException {
    startWithDeliveryInFlight("PT30S");
    CompletableFuture<PackagedService.Ended> ended = CompletableFuture.supplyAsync(service::stop);
    eventually(() -> assertEquals(503, readiness()));
    assertFalse(ended.isDone());
    answer.countDown();

    assertEquals(0, ended.join().exitCode());
    assertEquals(List.of("SUCCEEDED 1 1"), rows("SELECT outcome, number, lease_no FROM attempt"));
    assertEquals(List.of(), rows("SELECT id FROM delivery"));
    assertEquals(1, receiver.connections());
  }

  private int readiness() {
    return RestAssured.get(service.uri() + "/q/health/ready").statusCode();
  }

  @Test
  void givenRequestThatDoesNotEnd_whenAskedToStop_thenGivenBackAtTheTimeout() throws SQLException {
    startWithDeliveryInFlight("PT1S");

    assertEquals(0, service.stop().exitCode());
    assertEquals(List.of("ABANDONED 1 1"), rows("SELECT outcome, number, lease_no FROM attempt"));
    assertEquals(
        List.of("0 1 t t"),
        rows("SELECT attempts, lease_no, lease_owner IS NULL, due_at <= now() FROM delivery"));
  }

  private List<String> rows(String sql) throws SQLException {
    List<String> rows = new ArrayList<>();
    try (Connection connection = postgres.connect("postgres");
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      while (result.next()) {
        List<String> columns = new ArrayList<>();
        for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
          columns.add(result.getString(i));
        }
        rows.add(String.join(" ", columns));
      }
    }
    return rows;
  }
}
