package dev.hookferry.flow;

import static dev.hookferry.support.Eventually.eventually;
import static io.restassured.RestAssured.get;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hookferry.config.HookferryConfig;
import dev.hookferry.domain.lane.LaneKey;
import dev.hookferry.flow.pace.Notifier;
import dev.hookferry.support.LogLines;
import dev.hookferry.support.ScriptedReceiver;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What drives the deliveries where nobody wakes the engine, and its database comes and goes. */
@QuarkusTest
class DeliveryPollTest {

  private static final String POLL = "dev.hookferry.flow.pace.DeliveryPoll.poll";
  private static final String CHANNEL = "dev.hookferry.flow.pace.DueChannel.";
  private static final int RETRIES = 20;

  private final Given given;
  private final Notifier notifier;
  private final HookferryConfig config;

  DeliveryPollTest(Given given, Notifier notifier, HookferryConfig config) {
    this.given = given;
    this.notifier = notifier;
    this.config = config;
  }

  /**
   * As another instance would leave them: nobody here was told.
   *
   * @return when the first is due, in milliseconds since 1970
   */
  private long due(int account, UUID endpoint, int retries, double firstInSeconds) {
    return given
        .run(
            """
            WITH e AS (
              INSERT INTO event (account_id, id, scope_kind, scope_id, type, occurred_at, data)
              SELECT $1, next_id(), 'account', '', 'a', now(), '{}'
              FROM generate_series(1, $3)
              RETURNING id)
            INSERT INTO delivery (account_id, id, endpoint_id, event_id, due_at)
            SELECT $1, next_id(), $2, e.id,
              now() + make_interval(secs => $4 + 0.15 * (row_number() OVER () - 1))
            FROM e
            RETURNING extract(epoch FROM due_at)::float8 * 1000
            """,
            account,
            endpoint,
            retries,
            firstInSeconds)
        .stream()
        .mapToLong(row -> row.getDouble(0).longValue())
        .min()
        .orElseThrow();
  }

  @Test
  void givenRetriesThatAnotherInstanceScheduled_whenTheyFallDue_thenSentAtOnce() {
    try (var receiver = ScriptedReceiver.start()) {
      int account = given.account();
      UUID endpoint = given.endpoint(account).at(receiver.url()).create();
      given.published(account, "a", "{}");
      receiver.next(); // the first of a process takes longer

      long first = due(account, endpoint, RETRIES, 2);
      List<Long> lateness =
          IntStream.range(0, RETRIES)
              .mapToObj(i -> millisAtNext(receiver) - first - i * 150)
              .sorted()
              .toList();
      assertTrue(lateness.getFirst() >= 0, "early: " + lateness);
      assertTrue(lateness.get(RETRIES / 2) < 150, "late: " + lateness);
    }
  }

  private static long millisAtNext(ScriptedReceiver receiver) {
    receiver.next();
    return System.currentTimeMillis();
  }

  @Test
  void givenDatabaseThatIsAway_whenPolled_thenSaidOnceAndDeliveriesGoOnWhenItIsBack()
      throws SQLException {
    try (var receiver = ScriptedReceiver.start();
        LogLines lines = LogLines.of(POLL.substring(0, POLL.lastIndexOf('.')))) {
      int account = given.account();
      UUID endpoint = given.endpoint(account).at(receiver.url()).create();
      due(account, endpoint, 1, 3);
      double opened = given.counter("ft.circuitbreaker.opened.total", "method", POLL);
      double listens = retries("listen");
      double tells = retries("tell");

      try (Connection beside = beside("template1")) {
        run(beside, "ALTER DATABASE postgres ALLOW_CONNECTIONS false");
        try {
          run(
              beside,
              "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = 'postgres'");
          eventually(
              () ->
                  assertEquals(
                      opened + 1, given.counter("ft.circuitbreaker.opened.total", "method", POLL)));
          get("/q/health/ready").then().statusCode(503);
          notifier.announce(Set.of(new LaneKey(account, endpoint)));
          eventually(() -> assertTrue(retries("listen") > listens));
          eventually(() -> assertTrue(retries("tell") > tells));
        } finally {
          run(beside, "ALTER DATABASE postgres ALLOW_CONNECTIONS true");
        }
      }
      receiver.next();
      eventually(() -> get("/q/health/ready").then().statusCode(200));
      eventually(() -> assertEquals(1, listening()));
      eventually(() -> assertTrue(lines.all().getLast().contains("database back")));
      long away = lines.all().stream().filter(line -> line.contains("database away")).count();
      assertTrue(away >= 1 && away <= 2, lines.all().toString());
    }
  }

  @Test
  void givenClaimThatIsStuck_whenThePollWaitsNoLonger_thenWhatTheClaimTakesIsSentOnce()
      throws SQLException {
    try (var receiver = ScriptedReceiver.start()) {
      int account = given.account();
      UUID endpoint = given.endpoint(account).at(receiver.url()).create();
      double before = timeouts();
      try (Connection beside = beside("postgres")) {
        beside.setAutoCommit(false);
        run(beside, "LOCK TABLE endpoint IN ACCESS EXCLUSIVE MODE");
        due(account, endpoint, 1, 0);
        eventually(() -> assertTrue(timeouts() > before));
        beside.rollback();
      }
      receiver.next();
      given.onlyAttempt(account);
      assertEquals(1, receiver.requests().size());
    }
  }

  private double retries(String method) {
    return given.counter("ft.retry.retries.total", "method", CHANNEL + method);
  }

  private int listening() {
    return given
        .run("SELECT pid FROM pg_stat_activity WHERE query = 'LISTEN hookferry_due'")
        .size();
  }

  private double timeouts() {
    return given.counter("ft.timeout.calls.total", "method", POLL, "timedOut", "true");
  }

  private Connection beside(String database) throws SQLException {
    URI url = URI.create(config.databaseUrl().orElseThrow());
    return DriverManager.getConnection(
        "jdbc:postgresql://localhost:%d/%s".formatted(url.getPort(), database), "postgres", "");
  }

  private static void run(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
