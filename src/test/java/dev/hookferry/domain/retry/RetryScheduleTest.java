package dev.hookferry.domain.retry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hookferry.domain.retry.Backoff.Exponential;
import dev.hookferry.domain.retry.Backoff.FixedDelays;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryScheduleTest {

  private static final Backoff DAY = new FixedDelays(List.of(Duration.ofHours(24)));

  @ParameterizedTest
  @CsvSource({
    "0.1, 1,     0,    PT21H36M",
    "0.1, 1,     0.5,  PT24H",
    "0.1, 1,     0.75, PT25H12M",
    "0,   1,     0,    PT24H",
    "0.1, 0.001, 0.5,  PT1M26.4S",
    "0.1, 0.001, 0,    PT1M17.76S",
    "0.1, 0,     0.5,  PT0S",
  })
  void givenJitterAndTimescale_whenBackoffAfter_thenCappedThenSpreadThenScaled(
      double jitter, double timescale, double random, Duration expected) {
    RetrySchedule schedule = new RetrySchedule(DAY, 1, jitter, timescale);
    assertEquals(Optional.of(expected), schedule.backoffAfter(1, random));
  }

  @ParameterizedTest
  @CsvSource({
    "0, 1, false",
    "1, 1, true",
    "1, 2, false",
    "2147483647, 2147483647, true",
    "2147483647, 2147483648, false",
  })
  void givenRetries_whenBackoffAfter_thenAsManyAsRetries(long retries, long attempt, boolean more) {
    RetrySchedule schedule = new RetrySchedule(DAY, retries, 0.1, 1);
    assertEquals(more, schedule.backoffAfter(attempt, 0.5).isPresent());
  }

  @Test
  void givenStandardWebhooks_whenBackoffs_thenItsDelays() {
    RetrySchedule schedule = new RetrySchedule(RetrySchedule.STANDARD_WEBHOOKS, 7, 0.1, 1);
    List<String> expected = List.of("PT5S", "PT5M", "PT30M", "PT2H", "PT5H", "PT10H", "PT14H");
    for (int attempt = 1; attempt <= expected.size(); attempt++) {
      Duration delay = Duration.parse(expected.get(attempt - 1));
      assertEquals(Optional.of(delay), schedule.backoffAfter(attempt, 0.5));
    }
    assertEquals(Optional.empty(), schedule.backoffAfter(8, 0.5));
  }

  @Property
  void givenAnyRandom_whenBackoffAfter_thenWithinTheJitter(
      @ForAll @LongRange(min = 1, max = Integer.MAX_VALUE) long attempt,
      @ForAll @DoubleRange(max = 1, maxIncluded = false) double random) {
    Backoff backoff = new Exponential(Duration.ofSeconds(10), 2);
    Duration middle = backoff.delay(attempt);
    Duration spread =
        new RetrySchedule(backoff, Integer.MAX_VALUE, 0.1, 1)
            .backoffAfter(attempt, random)
            .orElseThrow();
    assertTrue(spread.minus(middle).abs().compareTo(middle.dividedBy(10)) <= 0);
  }

  @Property
  void givenAnyDelays_whenAllRetriesFail_thenAsManyBackoffsAsRetriesEachOfItsOwnDelay(
      @ForAll @Size(min = 1, max = 8) List<@LongRange(min = 0, max = 90_000) Long> seconds,
      @ForAll @IntRange(max = 12) int retries,
      @ForAll @DoubleRange(max = 1, maxIncluded = false) double random) {
    FixedDelays delays = new FixedDelays(seconds.stream().map(Duration::ofSeconds).toList());
    RetrySchedule schedule = new RetrySchedule(delays, retries, 0.1, 1);
    int attempt = 1;
    for (; schedule.backoffAfter(attempt, random).isPresent(); attempt++) {
      long listed = seconds.get(Math.min(attempt, seconds.size()) - 1);
      double middle = Math.min(listed, Backoff.LONGEST.toSeconds());
      double backoff = schedule.backoffAfter(attempt, random).orElseThrow().toMillis() / 1000.0;
      assertEquals(middle * (0.9 + 0.2 * random), backoff, 0.002);
    }
    assertEquals(retries + 1, attempt, "attempts altogether");
  }

  @ParameterizedTest
  @CsvSource({
    "-1, 0.1, 1",
    "1, -0.1, 1",
    "1, 1, 1",
    "1, NaN, 1",
    "1, 0.1, -1",
    "1, 0.1, NaN",
    "1, 0.1, Infinity",
  })
  void givenBadComponent_whenMade_thenRefused(long retries, double jitter, double timescale) {
    assertThrows(
        IllegalArgumentException.class, () -> new RetrySchedule(DAY, retries, jitter, timescale));
  }
}
