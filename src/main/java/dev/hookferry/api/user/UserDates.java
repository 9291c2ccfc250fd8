package dev.hookferry.api.user;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

/** Dates of queries in ISO 8601: with or without a time, with or without an offset. */
final class UserDates {

  private static final int DATE_LENGTH = "2022-10-10".length();

  private UserDates() {}

  /** The instant of the text, in UTC where it has no offset; empty where it is no date. */
  static Optional<Instant> parse(String text) {
    try {
      return Optional.of(read(text));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static Instant read(String text) {
    if (text.length() <= DATE_LENGTH) {
      return LocalDate.parse(text).atStartOfDay().toInstant(ZoneOffset.UTC);
    }
    return text.matches(".*(Z|[+-]\\d\\d:\\d\\d)")
        ? OffsetDateTime.parse(text).toInstant()
        : LocalDateTime.parse(text).toInstant(ZoneOffset.UTC);
  }
}
