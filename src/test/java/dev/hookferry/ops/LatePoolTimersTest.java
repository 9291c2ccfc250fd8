package dev.hookferry.ops;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Vertx;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import java.io.IOException;
import java.net.ServerSocket;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.Test;

class LatePoolTimersTest {

  private final LatePoolTimers filter = new LatePoolTimers();

  @Test
  void givenDatabaseThatRefuses_whenTheTimeForAConnectionIsOver_thenNotLogged() throws Exception {
    Vertx vertx = Vertx.vertx();
    CompletableFuture<Throwable> uncaught = new CompletableFuture<>();
    vertx.exceptionHandler(uncaught::complete);
    try {
      pool(vertx).query("SELECT 1").execute();
      assertFalse(filter.isLoggable(line(uncaught.get(10, TimeUnit.SECONDS))));
    } finally {
      vertx.close().toCompletionStage().toCompletableFuture().join();
    }
  }

  private static Pool pool(Vertx vertx) throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return PgBuilder.pool()
          .connectingTo(new PgConnectOptions().setHost("127.0.0.1").setPort(socket.getLocalPort()))
          .with(
              new PoolOptions()
                  .setConnectionTimeout(200)
                  .setConnectionTimeoutUnit(TimeUnit.MILLISECONDS))
          .using(vertx)
          .build();
    }
  }

  @Test
  void givenAnotherFailure_whenLogged_thenThere() {
    assertTrue(filter.isLoggable(line(new IllegalStateException("Result is already complete"))));
    assertTrue(filter.isLoggable(line(null)));
  }

  private static LogRecord line(Throwable thrown) {
    LogRecord line = new LogRecord(Level.SEVERE, "uncaught");
    line.setThrown(thrown);
    return line;
  }
}
