package dev.hookferry.flow;

import static dev.hookferry.support.Await.await;
import static dev.hookferry.support.Eventually.eventually;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hookferry.support.ScriptedReceiver;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.io.IOException;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Claimed deliveries whose events cannot be read, or results not be written, at the first try. */
@QuarkusTest
class RetriesTest {

  private static final String READ = "dev.hookferry.flow.claim.Loader.load";
  private static final String WRITE = "dev.hookferry.flow.record.ResultWriter.write";
  private static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n";

  private final Given given;
  private final Pool pool;
  private SqlConnection other;

  RetriesTest(Given given, Pool pool) {
    this.given = given;
    this.pool = pool;
  }

  @BeforeEach
  void connect() {
    other = await(pool::getConnection);
    // Whoever looks first is the one that gives way.
    runBeside("SET deadlock_timeout = '20s'");
    runBeside("BEGIN");
  }

  @AfterEach
  void disconnect() {
    runBeside("ROLLBACK");
    runBeside("RESET deadlock_timeout");
    await(other::close);
  }

  private void runBeside(String sql) {
    await(() -> other.query(sql).execute());
  }

  private double retries(String method) {
    return given.counter("ft.retry.retries.total", "method", method);
  }

  /** Connections whose statement waits for that table. */
  private static String waitingFor(String table) {
    return "SELECT pid FROM pg_locks WHERE NOT granted AND relation = '" + table + "'::regclass";
  }

  private void awaitWaiting(String table) {
    eventually(() -> assertTrue(!given.run(waitingFor(table)).isEmpty()));
  }

  @Test
  void givenConnectionLostWhileEventsAreRead_whenTriedAgain_thenSentUnderTheSameLease() {
    try (var receiver = ScriptedReceiver.start()) {
      int account = given.account();
      UUID endpoint = given.endpoint(account).at(receiver.url()).create();
      given.run("UPDATE endpoint SET enabled = false WHERE account_id = $1", account);
      given.backlog(account, endpoint, 1);
      double before = retries(READ);
      runBeside("LOCK TABLE event IN ACCESS EXCLUSIVE MODE");
      given.run("UPDATE endpoint SET enabled = true WHERE account_id = $1", account);
      awaitWaiting("event");
      given.run("SELECT pg_terminate_backend(pid) FROM (" + waitingFor("event") + ") AS waiting");
      eventually(() -> assertTrue(retries(READ) > before));
      runBeside("COMMIT");

      receiver.next();
      assertEquals(1, given.onlyAttempt(account).leaseNo());
    }
  }

  @Test
  void givenDeadlockWhileAResultIsWritten_whenTriedAgain_thenWrittenAndNotSentAgain() {
    CountDownLatch locked = new CountDownLatch(1);
    try (var receiver = RawReceiver.start(connection -> answer(connection, locked))) {
      int account = given.account();
      given.endpoint(account).at(receiver.url()).create();
      given.published(account, "a", "{}");
      Patience.until(receiver::requests, count -> count == 1);
      double before = retries(WRITE);
      runBeside("LOCK TABLE attempt IN ACCESS EXCLUSIVE MODE");
      locked.countDown();
      awaitWaiting("attempt");
      runBeside("LOCK TABLE delivery IN ACCESS EXCLUSIVE MODE"); // which it holds by then
      eventually(() -> assertTrue(retries(WRITE) > before));
      runBeside("COMMIT");

      assertEquals("SUCCEEDED", given.onlyAttempt(account).outcome());
      assertEquals(1, receiver.requests());
    }
  }

  private static void answer(RawReceiver.Connection connection, CountDownLatch locked)
      throws IOException {
    connection.readRequest();
    connection.await(locked);
    connection.write(OK);
  }
}
