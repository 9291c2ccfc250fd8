package dev.hookferry.api.kit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What pydantic v2 takes for a time, and what not. */
class TimesTest {

  private static final String AT = "2026-11-30T12:00:00.000000Z";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-11-30T12:00:00Z",
        "2026-11-30t12:00:00z",
        "2026-11-30 12:00:00Z",
        "2026-11-30_12:00:00Z",
        "2026-11-30T12:00:00",
        "2026-11-30T12:00",
        "2026-11-30T12:00Z",
        "2026-11-30T12:00+00",
        "2026-11-30T12:00:00+0000",
        "2026-11-30T12:00:00-0000",
        "2026-11-30T12:00:00+00",
        "2026-11-30T12:00:00-00:00",
        "2026-11-30T17:30:00+05:30",
        "2026-11-30T17:30:00+0530",
        "2026-11-30T14:00:00+02",
        "2026-11-30T08:30:00-03:30",
        "2026-11-30T08:30:00\u221203:30",
        "2026-12-01T11:59:00+23:59",
        "2026-11-30T12:00:00.0Z",
        "2026-11-30T12:00:00,000Z",
        "2026-11-30T12:00:00.000000000+00:00",
        " 2026-11-30T12:00:00Z ",
        "1796040000",
        "+1796040000",
        "1796040000.0",
        "1796040000000",
        "1796040000000.",
        "1.79604e9"
      })
  void givenWayToSayIt_whenRead_thenTheSameInstant(String text) {
    assertEquals(AT, Times.parse(text).map(Times::text).orElse("none"));
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-30T12:00:00.1Z, 2026-11-30T12:00:00.100000Z",
    "2026-11-30T12:00:00.12Z, 2026-11-30T12:00:00.120000Z",
    "2026-11-30T12:00:00.123456+01, 2026-11-30T11:00:00.123456Z",
    "2026-11-30T12:00:00.1234567Z, 2026-11-30T12:00:00.123456Z",
    "2026-11-30T12:00:00.123456789Z, 2026-11-30T12:00:00.123456Z",
    "2026-11-30, 2026-11-30T00:00:00.000000Z",
    "1494012444.883309, 2017-05-05T19:27:24.883309Z",
    "-1.5, 1969-12-31T23:59:58.500000Z",
    "20000000000, 2603-10-11T11:33:20.000000Z",
    "20000000001, 1970-08-20T11:33:20.001000Z",
    "-20000000001, 1969-05-14T12:26:39.999000Z",
    "253402300799999, 9999-12-31T23:59:59.999000Z",
    "0, 1970-01-01T00:00:00.000000Z",
    "0001-01-01T00:00:00, 0001-01-01T00:00:00.000000Z"
  })
  void givenTime_whenRead_thenToTheMicrosecond(String text, String shown) {
    assertEquals(shown, Times.parse(text).map(Times::text).orElse("none"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "soon",
        "2026-11-30T",
        "2026-11-30Z",
        "2026-11-30T12",
        "2026-11-30T12Z",
        "2026-11-30T24:00:00Z",
        "2026-11-30T12:60:00Z",
        "2026-11-30T12:00:60Z",
        "2026-11-30T12:00:00.Z",
        "2026-11-30T12:00.5Z",
        "2026-11-30T12:00:00+24:00",
        "2026-11-30T12:00:00+05:60",
        "2026-11-30T12:00:00+5",
        "2026-11-30T12:00:00+0",
        "2026-11-30T12:00:00+00:0",
        "2026-11-30T12:00:00+00:00:00",
        "2026-11-30T12:00:00 00:00",
        "2026-11-30T12:00:00ZZ",
        "2026-11-30T12:00:00 Z",
        "2026-11-30TT12:00:00Z",
        "2026-1-30T12:00:00Z",
        "2026-02-29T12:00:00Z",
        "2026-13-01",
        "20261130T120000Z",
        "12026-11-30",
        "0000-01-01",
        "0001-01-01T00:00:00+01:00",
        "9999-12-31T23:59:59-01:00",
        "\u0662\u0660\u0662\u0666-11-30",
        "253402300800000",
        "99999999999999999999",
        "1.5e999",
        "1e9",
        "0x10",
        "NaN"
      })
  void givenNoTime_whenRead_thenNone(String text) {
    assertEquals(Optional.empty(), Times.parse(text));
  }

  @Test
  void givenNumbersOfAnyExponent_whenRead_thenAtOnce() {
    assertEquals(Optional.empty(), Times.ofNumber(new BigDecimal("1e999999999")));
    assertEquals(Optional.of(Instant.EPOCH), Times.ofNumber(new BigDecimal("-1e-999999999")));
    assertEquals(Optional.of(Instant.EPOCH), Times.ofNumber(new BigDecimal("0e999999999")));
  }
}
