package dev.hookferry.api.kit;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class KeyRateLimitTest {

  @Test
  void givenLimit_whenOneKeyIsBeyondIt_thenItAloneWaits() {
    KeyRateLimit limit = new KeyRateLimit(2);
    limit.take("a");
    limit.take("a");
    var refused = assertThrows(ApiException.class, () -> limit.take("a"));
    var error = assertInstanceOf(ApiError.TooManyRequests.class, refused.error());
    assertTrue(error.retryAfter().compareTo(Duration.ofSeconds(1)) <= 0);
    assertDoesNotThrow(() -> limit.take("b"));
  }

  @Test
  void givenNoLimit_whenManyRequests_thenAllPass() {
    KeyRateLimit unlimited = new KeyRateLimit(0);
    for (int i = 0; i < 1000; i++) {
      assertDoesNotThrow(() -> unlimited.take("a"));
    }
  }
}
