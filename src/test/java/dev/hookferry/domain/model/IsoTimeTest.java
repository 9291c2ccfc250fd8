package dev.hookferry.domain.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IsoTimeTest {

  @ParameterizedTest
  @CsvSource({
    "2026-04-29T20:39:14Z, 2026-04-29T20:39:14.000000Z",
    "2026-04-29T20:39:00Z, 2026-04-29T20:39:00.000000Z",
    "2026-04-29T20:39:14.570Z, 2026-04-29T20:39:14.570000Z",
    "2026-04-29T20:39:14.988031Z, 2026-04-29T20:39:14.988031Z",
    "2026-04-29T20:39:14.988031999Z, 2026-04-29T20:39:14.988031Z",
    "1969-12-31T23:59:59.999999999Z, 1969-12-31T23:59:59.999999Z",
    "0001-01-01T00:00:00Z, 0001-01-01T00:00:00.000000Z",
    "9999-12-31T23:59:59.9Z, 9999-12-31T23:59:59.900000Z"
  })
  void givenInstants_whenWritten_thenTheirFractionsAreOfOneLength(Instant at, String micros) {
    assertEquals(micros, IsoTime.micros(at));
    assertEquals(micros.replaceFirst("...Z", "Z"), IsoTime.millis(at));
    assertEquals(micros.replaceFirst("\\..*Z", "Z"), IsoTime.seconds(at));
  }
}
