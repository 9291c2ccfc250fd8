package dev.hookferry.flow.send;

import java.time.Duration;
import java.time.Instant;

/** The time that one request takes, connecting and reading the answer included. */
record Stopwatch(Instant startedAt, long startNanos, Duration timeout) {

  Duration elapsed() {
    return Duration.ofNanos(Math.max(0, System.nanoTime() - startNanos));
  }

  /** Negative once the time is over. */
  Duration left() {
    return timeout.minus(elapsed());
  }
}
