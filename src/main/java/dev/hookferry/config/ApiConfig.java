package dev.hookferry.config;

import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Bounds of the HTTP surfaces. */
public interface ApiConfig {

  /** The default of {@link #probes}, and the number of requests that may wait for one to end. */
  int MOST_PROBES = 64;

  /**
   * Requests of this instance that publish at the same time; beyond it the answer is 503 with
   * {@code Retry-After}.
   */
  @WithDefault("4096")
  int publishes();

  /**
   * Verifications and tests of endpoints that this instance carries out at the same time; beyond
   * it, and as many that wait, the answer is 503 with {@code Retry-After}.
   */
  @WithDefault("" + MOST_PROBES)
  int probes();

  /**
   * Requests per second that one key may make to one instance, and its burst; beyond it the answer
   * is 429 with {@code Retry-After}. 0: no limit.
   */
  @WithDefault("0")
  int requestsPerSecond();

  /**
   * Longest time from the first byte of a request to the end of its headers; the connection of a
   * slower client is closed. More than 0.
   */
  @WithDefault("PT10S")
  Duration headerTimeout();

  /** Longest time for a request's body; a slower client is answered 408. More than 0. */
  @WithDefault("PT30S")
  Duration bodyTimeout();
}
