package dev.hookferry.registry.key;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class KeyCacheTest {

  private final AtomicLong nanos = new AtomicLong();
  private final AtomicInteger reads = new AtomicInteger();
  private final KeyCache cache = new KeyCache(nanos::get);

  @Test
  void givenAnUnknownKey_whenAskedAgainAtOnce_thenNotReadAgain() {
    ask();
    ask();
    assertEquals(1, reads.get());
  }

  @Test
  void givenAnAnswer_whenItsLifetimeEnds_thenReadAgain() {
    ask();
    nanos.addAndGet(KeyCache.LIFETIME.minusMillis(1).toNanos());
    ask();
    assertEquals(1, reads.get());
    nanos.addAndGet(Duration.ofMillis(1).toNanos());
    ask();
    assertEquals(2, reads.get());
  }

  @Test
  void givenAnAnswer_whenForgotten_thenReadAgain() {
    ask();
    cache.forget();
    ask();
    assertEquals(2, reads.get());
  }

  @Test
  void givenAFailure_whenAskedAgain_thenReadAgain() {
    cache
        .get("key", () -> Uni.createFrom().failure(new IllegalStateException()))
        .onFailure()
        .recoverWithItem(Optional.empty())
        .await()
        .indefinitely();
    ask();
    assertEquals(1, reads.get());
  }

  private void ask() {
    cache
        .get(
            "key",
            () -> {
              reads.incrementAndGet();
              return Uni.createFrom().item(Optional.empty());
            })
        .await()
        .indefinitely();
  }
}
