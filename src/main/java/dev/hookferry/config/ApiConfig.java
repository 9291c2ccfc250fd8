package dev.hookferry.config;

import io.smallrye.config.WithDefault;

/** Bounds of the HTTP surfaces. */
public interface ApiConfig {

  /**
   * Requests per second that one key may make to one instance, and its burst; beyond it the answer
   * is 429 with {@code Retry-After}. 0: no limit.
   */
  @WithDefault("0")
  int requestsPerSecond();
}
