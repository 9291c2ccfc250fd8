package dev.hookferry.support;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * Looks again and again, for what the service gives no signal of: that it has recorded what a
 * receiver answered.
 */
public final class Eventually {

  private static final Duration PATIENCE = Duration.ofSeconds(40);
  private static final Duration PAUSE = Duration.ofMillis(20);

  private Eventually() {}

  /** Returns once the assertion holds; fails as it does where it still fails at the end. */
  public static void eventually(Runnable assertion) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      try {
        assertion.run();
        return;
      } catch (AssertionError e) {
        if (System.nanoTime() > deadline) {
          throw e;
        }
        LockSupport.parkNanos(PAUSE.toNanos());
      }
    }
  }
}
