package dev.hookferry.web.dashboard;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Bounds how often an address may try keys that are none: ten times a minute at each instance. */
@ApplicationScoped
class SignInLimit {

  private static final int MOST = 10;
  private static final int SECONDS = 60;

  private final Clock clock;
  private final Map<String, Integer> failures = new ConcurrentHashMap<>();
  private volatile long minute;

  SignInLimit(Clock clock) {
    this.clock = clock;
  }

  boolean allows(String address) {
    forget();
    return failures.getOrDefault(address, 0) < MOST;
  }

  void failed(String address) {
    forget();
    failures.merge(address, 1, Integer::sum);
  }

  /** What was in another minute. */
  private void forget() {
    long now = clock.instant().getEpochSecond() / SECONDS;
    if (now != minute) {
      minute = now;
      failures.clear();
    }
  }
}
