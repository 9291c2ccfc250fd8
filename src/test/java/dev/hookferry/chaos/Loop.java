package dev.hookferry.chaos;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** One event loop, so that what lives on it needs no locks. */
final class Loop implements AutoCloseable {

  private final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));

  Vertx vertx() {
    return vertx;
  }

  /** Runs it on the loop, and waits. */
  void run(Runnable action) {
    get(
        () -> {
          action.run();
          return Future.succeededFuture();
        });
  }

  /** Starts it on the loop, and waits for what it gives. */
  <T> T get(Supplier<Future<T>> action) {
    CompletableFuture<T> done = new CompletableFuture<>();
    vertx.runOnContext(
        ignored ->
            Future.<T>future(promise -> action.get().onComplete(promise))
                .onSuccess(done::complete)
                .onFailure(done::completeExceptionally));
    return done.join();
  }

  @Override
  public void close() {
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }
}
