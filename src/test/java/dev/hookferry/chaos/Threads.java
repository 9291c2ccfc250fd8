package dev.hookferry.chaos;

import java.util.concurrent.CompletableFuture;

/** Runs things at the same time. */
final class Threads {

  private Threads() {}

  /** Something that may be interrupted. */
  interface Work {
    void run() throws Exception;
  }

  /** Starts it on a thread of its own; the future fails where it does. */
  static CompletableFuture<Void> start(Work work) {
    CompletableFuture<Void> done = new CompletableFuture<>();
    Thread.ofVirtual()
        .start(
            () -> {
              try {
                work.run();
                done.complete(null);
              } catch (Throwable e) {
                done.completeExceptionally(e);
              }
            });
    return done;
  }
}
