package dev.hookferry.domain.retry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryAfterTest {

  // Half a minute before the instant of RFC 9110's examples.
  private static final Instant NOW = Instant.parse("1994-11-06T08:49:07Z");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0                               | PT0S",
        "120                             | PT2M",
        "' 120\t'                        | PT2M",
        "0000000000000120                | PT2M",
        "86400                           | PT24H",
        "86401                           | PT24H",
        "99999999999999999999999999      | PT24H",
        "Sun, 06 Nov 1994 08:49:37 GMT   | PT30S",
        "Sunday, 06-Nov-94 08:49:37 GMT  | PT30S",
        "Sun Nov  6 08:49:37 1994        | PT30S",
        "Sun Nov 06 08:49:37 1994        | PT30S",
        "Wed Nov 16 08:49:37 1994        | PT24H",
        "' Sun, 06 Nov 1994 08:49:37 GMT ' | PT30S",
        "'\tSunday, 06-Nov-94 08:49:37 GMT' | PT30S",
        "'Sun Nov  6 08:49:37 1994 \t'    | PT30S",
        "Sun, 06 Nov 1994 08:49:60 GMT   | PT52S",
        "Sunday, 06-Nov-94 08:49:60 GMT  | PT52S",
        "Sun Nov  6 08:49:60 1994        | PT52S",
        "sun, 06 nov 1994 08:49:37 gmt   | PT30S",
        "Mon, 06 Nov 1994 08:49:37 GMT   | PT30S",
        "Sun, 06 Nov 1994 08:49:06 GMT   | PT0S",
        "Sun, 06 Nov 2044 08:49:37 GMT   | PT24H",
        "Sunday, 06-Nov-44 08:49:37 GMT  | PT24H",
        "Monday, 06-Nov-45 08:49:37 GMT  | PT0S",
      })
  void givenSecondsOrDate_whenParsed_thenTheWait(String header, Duration expected) {
    assertEquals(Optional.of(expected), RetryAfter.parse(header, NOW));
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(
      strings = {
        "",
        "-1",
        "+1",
        "1.5",
        "1e3",
        "12 s",
        "١٢",
        "soon",
        "1994-11-06T08:49:37Z",
        "Sun, 06 Nov 1994 08:49:37 CET",
        "Sun, 06 Nov 1994 08:49:37",
        "Sun, 31 Feb 1994 08:49:37 GMT",
        "Sun, 06 Nov 1994 25:49:37 GMT",
        "Sun, 06 Nov 1994 08:49:61 GMT",
        "Sun, 06 Nov 1994 08:60:00 GMT",
        "Sun, 06 Nov 94 08:49:37 GMT",
        "120, 240"
      })
  void givenGarbage_whenParsed_thenEmpty(String header) {
    assertEquals(Optional.empty(), RetryAfter.parse(header, NOW));
  }

  @Test
  void givenSeveralFields_whenParsed_thenTheLongestThatCanBeRead() {
    assertEquals(
        Optional.of(Duration.ofMinutes(2)),
        RetryAfter.latest(
            List.of("60", "soon", "120", "Sun, 06 Nov 1994 08:49:37 GMT", "-3600"), NOW));
    assertEquals(Optional.empty(), RetryAfter.latest(List.of("soon", ""), NOW));
    assertEquals(Optional.empty(), RetryAfter.latest(List.of(), NOW));
  }

  @Property
  void givenAnyText_whenParsed_thenNoErrorAndWithinBounds(@ForAll String header) {
    Duration wait = RetryAfter.parse(header, NOW).orElse(Duration.ZERO);
    assertTrue(!wait.isNegative() && wait.compareTo(Backoff.LONGEST) <= 0);
  }
}
