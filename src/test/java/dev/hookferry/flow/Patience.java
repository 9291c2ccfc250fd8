package dev.hookferry.flow;

import dev.hookferry.support.Eventually;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Waits for what another thread will do, and returns what it then sees. */
final class Patience {

  private Patience() {}

  /** What is seen once it is enough. */
  static <T> T until(Supplier<T> claimScope, Predicate<T> enough) {
    AtomicReference<T> seen = new AtomicReference<>();
    Eventually.eventually(
        () -> {
          seen.set(claimScope.get());
          if (!enough.test(seen.get())) {
            throw new AssertionError("not enough: " + seen);
          }
        });
    return seen.get();
  }
}
