package dev.hookferry.web.dashboard;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

/** Keys are not guessed at any pace. */
class SignInLimitTest {

  private Instant now = Instant.parse("2026-01-01T00:00:00Z");

  private final SignInLimit limit =
      new SignInLimit(
          new Clock() {
            @Override
            public ZoneId getZone() {
              return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
              return this;
            }

            @Override
            public Instant instant() {
              return now;
            }
          });

  @Test
  void givenTenFailures_whenTriedAgain_thenOnlyInTheNextMinuteOrFromElsewhere() {
    for (int i = 0; i < 10; i++) {
      assertTrue(limit.allows("192.0.2.1"));
      limit.failed("192.0.2.1");
    }
    assertFalse(limit.allows("192.0.2.1"));
    assertTrue(limit.allows("192.0.2.2"));
    now = now.plusSeconds(60);
    assertTrue(limit.allows("192.0.2.1"));
  }
}
