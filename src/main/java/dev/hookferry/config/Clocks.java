package dev.hookferry.config;

import io.quarkus.arc.DefaultBean;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.random.RandomGenerator;

/** Time and chance as beans; a test replaces either by a producer of its own. */
class Clocks {

  // What PostgreSQL keeps of an instant, so that what is answered is what is read again.
  private static final Duration RESOLUTION = Duration.ofNanos(1_000);

  @Produces
  @Singleton
  @DefaultBean
  Clock clock() {
    return Clock.tick(Clock.systemUTC(), RESOLUTION);
  }

  @Produces
  @Singleton
  @DefaultBean
  RandomGenerator random() {
    return new SecureRandom();
  }
}
