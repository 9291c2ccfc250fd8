package dev.hookferry.embedded;

import static dev.hookferry.support.Eventually.eventually;
import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static java.util.concurrent.CompletableFuture.supplyAsync;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.matchesPattern;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.hookferry.support.AccountApi;
import dev.hookferry.support.PackagedService;
import dev.hookferry.support.PackagedService.Ended;
import dev.hookferry.support.PostgresResource;
import dev.hookferry.support.ReceivedRequest;
import dev.hookferry.support.ScriptedReceiver;
import dev.hookferry.support.Signals;
import io.restassured.specification.RequestSpecification;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The packaged service, and the process of its own database ended under it. */
@Timeout(180)
class DatabaseCrashIT {

  @TempDir Path data;

  private final Set<String> accepted = new HashSet<>();
  private ScriptedReceiver receiver;
  private PackagedService service;
  private AccountApi account;

  @BeforeEach
  void start() {
    assumeTrue(PackagedService.isJar(), "the executable has no embedded database");
    receiver = ScriptedReceiver.start();
    service = startService();
    AccountApi operator = new AccountApi(service.uri(), PostgresResource.OPERATOR_KEY);
    account = new AccountApi(service.uri(), operator.createAccount("crash").key());
    account.createEndpoint(new JsonObject().put("url", receiver.url()).put("timeout_seconds", 3));
  }

  @AfterEach
  void stop() {
    if (service != null) {
      service.close();
      receiver.close();
    }
  }

  private PackagedService startService() {
    return PackagedService.start(
        data,
        Map.of(
            "HOOKFERRY_OPERATOR_KEY",
            PostgresResource.OPERATOR_KEY,
            "HOOKFERRY_EGRESS_ALLOW",
            "127.0.0.0/8",
            "HOOKFERRY_ENGINE_FLUSH_MARGIN",
            "PT1S",
            "HOOKFERRY_ENGINE_LEASE_MARGIN",
            "PT3S"));
  }

  @Test
  void givenPublisher_whenTheServerEndsAnyhow_thenUpAgainAndAllThatWasAcceptedIsDelivered()
      throws Exception {
    int port = port();
    AtomicBoolean enough = new AtomicBoolean();
    CompletableFuture<Integer> publisher = supplyAsync(() -> publishUntil(enough));
    try {
      for (String signal : List.of("KILL", "QUIT", "TERM", "INT", "KILL")) {
        long ended = pid();
        Signals.send(signal, ended);
        eventually(() -> assertNotEquals(ended, pid(), signal));
        assertServes();
      }
      Signals.send("KILL", backend());
      assertServes();
    } finally {
      enough.set(true);
    }

    int refused = publisher.join();
    assertAllDelivered();
    assertEquals(port, port());
    System.out.println("accepted " + accepted.size() + ", refused " + refused);
  }

  @Test
  void givenFolderThatIsAway_whenTheServerEnds_thenEverySurfaceSaysWhenToComeAgainUntilItIsBack()
      throws Exception {
    accepted.add(publish());
    Path cluster = data.resolve("postgres");
    Path away = data.resolve("postgres.away");
    Files.move(cluster, away);
    Signals.send("KILL", pid(away));

    eventually(() -> get(service.uri() + "/q/health/ready").then().statusCode(503));
    assertComeAgain(publishing(), "/v1/webhooks/events", "{\"detail\":\"Service unavailable\"}");
    assertComeAgain(reading(), "/api/v1/ssh/verify/sessions/1/webhooks/", "try again later");
    assertComeAgain(reading(), "/targets/1/webhooks/", "temporarily unavailable");
    assertComeAgain(reading(), "/api/v1/webhooks", "Service unavailable");
    assertComeAgain(reading(), "/api/v2/public/webhooks/user", "Service Unavailable");
    eventually(() -> assertTrue(serverLog().contains("does not exist")));
    Files.move(away, cluster);

    eventually(() -> assertServes());
    accepted.add(publish());
    assertAllDelivered();
    Ended ended = service.stop();
    assertTrue(ended.output().contains("PostgreSQL does not come up next=PT1S"), ended.output());
  }

  @Test
  void givenServerJustKilled_whenTheServiceIsAskedToStop_thenItEndsAndLeavesNoneBehind()
      throws Exception {
    accepted.add(publish());
    long killed = pid();
    Signals.send("KILL", killed);

    Ended ended = service.stop();

    assertEquals(0, ended.exitCode(), ended.output());
    assertEquals(List.of(), postgresOf(data));
    service = startService();
    account = account.at(service.uri());
    assertServes();
    accepted.add(publish());
    assertAllDelivered();
  }

  /** Publishes one event after the other; returns how many were refused, and may come again. */
  private int publishUntil(AtomicBoolean enough) {
    int refused = 0;
    while (!enough.get()) {
      HttpResponse<String> answer = account.publish("{\"type\":\"a\",\"data\":1}", null).join();
      if (answer.statusCode() == 503) {
        assertTrue(answer.headers().firstValue("Retry-After").isPresent());
        refused++;
      } else {
        accepted.add(AccountApi.accepted(answer).getFirst().id());
      }
    }
    return refused;
  }

  private String publish() {
    return AccountApi.accepted(account.publish("{\"type\":\"a\",\"data\":1}", null).join())
        .getFirst()
        .id();
  }

  private void assertServes() {
    eventually(() -> get(service.uri() + "/q/health/ready").then().statusCode(200));
    eventually(() -> assertEquals(200, account.listEndpoints().statusCode()));
  }

  private RequestSpecification reading() {
    return given().header("Authorization", "Bearer " + account.key());
  }

  private RequestSpecification publishing() {
    return reading().contentType("application/json").body("{\"type\":\"a\",\"data\":1}");
  }

  private void assertComeAgain(RequestSpecification request, String path, String words) {
    String method = path.endsWith("/events") ? "POST" : "GET";
    request
        .request(method, service.uri() + path)
        .then()
        .statusCode(503)
        .header("Retry-After", matchesPattern("[1-9][0-9]*"))
        .body(containsString(words));
  }

  private void assertAllDelivered() {
    eventually(() -> assertEquals(Set.of(), missing()));
  }

  private Set<String> missing() {
    Set<String> missing = new HashSet<>(accepted);
    for (ReceivedRequest request : receiver.requests()) {
      missing.remove(request.header("webhook-id"));
    }
    return missing;
  }

  private long pid() {
    return pid(data.resolve("postgres"));
  }

  private static long pid(Path cluster) {
    try {
      return Long.parseLong(Files.readAllLines(cluster.resolve("postmaster.pid")).getFirst());
    } catch (IOException e) {
      throw new AssertionError(e); // not there yet
    }
  }

  private String serverLog() {
    try {
      return Files.readString(data.resolve("postgres.log"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Long> postgresOf(Path data) {
    return ProcessHandle.allProcesses()
        .filter(process -> process.info().command().orElse("").startsWith(data.toString()))
        .map(ProcessHandle::pid)
        .toList();
  }

  private int port() throws IOException {
    return Access.read(data.resolve("postgres.properties")).orElseThrow().port();
  }

  private long backend() throws IOException, SQLException {
    Access access = Access.read(data.resolve("postgres.properties")).orElseThrow();
    try (Connection connection =
            DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:%d/postgres".formatted(access.port()),
                "postgres",
                access.password());
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "SELECT pid FROM pg_stat_activity WHERE backend_type = 'checkpointer'")) {
      row.next();
      return row.getLong(1);
    }
  }
}
