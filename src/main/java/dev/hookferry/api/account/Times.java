package dev.hookferry.api.account;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** Times on the wire: ISO 8601 in UTC, to the microsecond. */
final class Times {

  /** From here on a number counts milliseconds, as pydantic has it. */
  private static final long FIRST_MILLIS = 20_000_000_000L;

  /** The years that ISO 8601 writes with four digits. */
  private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");

  private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59.999999Z");

  private Times() {}

  /** Null for null. */
  static String text(Instant at) {
    return at == null ? null : at.truncatedTo(ChronoUnit.MICROS).toString();
  }

  /**
   * The instant of a date and time, with UTC where no offset is given, a date, or Unix seconds or
   * milliseconds; empty where it is none of them.
   */
  static Optional<Instant> parse(String text) {
    String iso = text.strip().replace(' ', 'T');
    return (iso.matches("[+-]?[0-9]{1,15}") ? ofNumber(Long.parseLong(iso)) : ofText(iso))
        .filter(at -> !at.isBefore(EARLIEST) && !at.isAfter(LATEST));
  }

  static Optional<Instant> ofNumber(long number) {
    return Math.abs(number) > FIRST_MILLIS
        ? Optional.of(Instant.ofEpochMilli(number))
        : Optional.of(Instant.ofEpochSecond(number));
  }

  private static Optional<Instant> ofText(String iso) {
    try {
      return Optional.of(read(iso));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static Instant read(String iso) {
    if (iso.indexOf('T') < 0) {
      return LocalDate.parse(iso).atStartOfDay().toInstant(ZoneOffset.UTC);
    }
    return iso.matches(".*T.*([Zz]|[+-][0-9:]+)")
        ? OffsetDateTime.parse(iso).toInstant()
        : LocalDateTime.parse(iso).toInstant(ZoneOffset.UTC);
  }
}
