package dev.hookferry.flow.retention;

import static dev.hookferry.support.Await.await;
import static dev.hookferry.support.Eventually.eventually;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import io.vertx.pgclient.PgException;
import jakarta.inject.Inject;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What becomes of a statement that others are in the way of. */
@QuarkusTest
class ChoreTest {

  private static final int FIRST = 7_001;
  private static final int SECOND = 7_002;
  private static final String BOTH =
      "SELECT pg_advisory_xact_lock(%d), pg_advisory_xact_lock(%d)".formatted(FIRST, SECOND);

  @Inject Chore chore;
  @Inject Pool pool;
  @Inject MeterRegistry meters;

  private SqlConnection other;

  @BeforeEach
  void connect() {
    other = await(pool::getConnection);
    // Whoever looks first is the one that gives way.
    run("SET deadlock_timeout = '20s'");
    run("BEGIN");
  }

  @AfterEach
  void disconnect() {
    run("ROLLBACK");
    run("RESET deadlock_timeout");
    await(other::close);
  }

  private void run(String sql) {
    await(() -> other.query(sql).execute());
  }

  private int carryOut(String sql) {
    return await(() -> chore.run(sql, Tuple.tuple())).size();
  }

  private long waitingFor(int lock) {
    String sql =
        "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND NOT granted AND objid = ";
    return await(() -> pool.query(sql + lock).execute()).iterator().next().getLong(0);
  }

  private double retries() {
    return meters
        .counter("ft.retry.retries.total", "method", "dev.hookferry.flow.retention.Chore.run")
        .count();
  }

  @Test
  void givenDeadlock_whenCarriedOut_thenAgainUntilItIsDone() {
    double before = retries();
    run("SELECT pg_advisory_xact_lock(%d)".formatted(SECOND));

    CompletableFuture<Integer> rows = CompletableFuture.supplyAsync(() -> carryOut(BOTH));
    eventually(() -> assertEquals(1, waitingFor(SECOND)));
    run("SELECT pg_advisory_xact_lock(%d)".formatted(FIRST));
    run("COMMIT");

    assertEquals(1, rows.join());
    assertEquals(before + 1, retries());
  }

  @Test
  void givenConnectionThatIsLost_whenCarriedOut_thenAgainUntilItIsDone() {
    double before = retries();
    String once =
        """
        SELECT CASE WHEN nextval('chore_test') = 1 THEN pg_terminate_backend(pg_backend_pid()) END
        """;
    await(() -> pool.query("CREATE SEQUENCE chore_test").execute());
    try {
      assertEquals(1, carryOut(once));
    } finally {
      await(() -> pool.query("DROP SEQUENCE chore_test").execute());
    }
    assertEquals(before + 1, retries());
  }

  @Test
  void givenStatementThatIsWrong_whenCarriedOut_thenOnce() {
    double before = retries();
    assertThrows(PgException.class, () -> await(() -> chore.run("SELECT nonsense", Tuple.tuple())));
    assertEquals(before, retries());
  }
}
