package dev.hookferry.domain.retry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hookferry.domain.retry.Backoff.Exponential;
import dev.hookferry.domain.retry.Backoff.FixedDelays;
import java.time.Duration;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BackoffTest {

  @ParameterizedTest
  @CsvSource({
    "PT10S, 2,   1,          PT10S",
    "PT10S, 2,   2,          PT20S",
    "PT10S, 2,   4,          PT1M20S",
    "PT10S, 1,   2147483647, PT10S",
    "PT10S, 1.5, 3,          PT22.5S",
    "PT10S, 2,   14,         PT22H45M20S",
    "PT10S, 2,   15,         PT24H",
    "PT10S, 2,   2147483647, PT24H",
    "PT10S, 1e308, 2147483647, PT24H",
    "PT0S,  10,  2147483647, PT0S",
    "PT24H, 1,   1,          PT24H",
    "PT2562047788015215H, 1, 1, PT24H",
    "PT1S,  2,   9223372036854775807, PT24H",
  })
  void givenExponential_whenDelay_thenInitialTimesMultiplierToTheRetriesBefore(
      Duration initial, double multiplier, long retry, Duration expected) {
    assertEquals(expected, new Exponential(initial, multiplier).delay(retry));
  }

  @Property
  void givenAnyExponential_whenDelay_thenNeverShorterThanBeforeNorTooLong(
      @ForAll @LongRange(min = 0) long seconds,
      @ForAll @DoubleRange(min = 1, max = Double.MAX_VALUE) double multiplier,
      @ForAll @LongRange(min = 1, max = Integer.MAX_VALUE) long retry) {
    Exponential backoff = new Exponential(Duration.ofSeconds(seconds), multiplier);
    assertTrue(backoff.delay(retry).compareTo(backoff.delay(retry + 1)) <= 0);
    assertTrue(backoff.delay(retry).compareTo(Backoff.LONGEST) <= 0);
    assertTrue(!backoff.delay(retry).isNegative());
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.99, 0, -1, Double.NaN, Double.POSITIVE_INFINITY})
  void givenBadMultiplier_whenExponential_thenRefused(double multiplier) {
    assertThrows(IllegalArgumentException.class, () -> new Exponential(Duration.ZERO, multiplier));
  }

  @Test
  void givenNegativeInitial_whenExponential_thenRefused() {
    Duration negative = Duration.ofNanos(-1);
    assertThrows(IllegalArgumentException.class, () -> new Exponential(negative, 2));
  }

  @ParameterizedTest
  @CsvSource({
    "1, PT5M",
    "2, PT1H",
    "3, PT24H",
    "4, PT24H",
    "2147483647, PT24H",
    "9223372036854775807, PT24H",
  })
  void givenFixedDelays_whenDelay_thenAsListedAndTheLastRepeats(long retry, Duration expected) {
    List<Duration> delays =
        List.of(Duration.ofMinutes(5), Duration.ofHours(1), Duration.ofHours(25));
    assertEquals(expected, new FixedDelays(delays).delay(retry));
  }

  @Test
  void givenNoneOrNegativeDelay_whenFixedDelays_thenRefused() {
    List<Duration> negative = List.of(Duration.ZERO, Duration.ofNanos(-1));
    assertThrows(IllegalArgumentException.class, () -> new FixedDelays(List.of()));
    assertThrows(IllegalArgumentException.class, () -> new FixedDelays(negative));
  }

  @Test
  void givenRetryZero_whenDelay_thenRefused() {
    Backoff fixed = new FixedDelays(List.of(Duration.ZERO));
    Backoff exponential = new Exponential(Duration.ZERO, 1);
    assertThrows(IllegalArgumentException.class, () -> fixed.delay(0));
    assertThrows(IllegalArgumentException.class, () -> exponential.delay(0));
  }
}
