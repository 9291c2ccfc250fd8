package dev.hookferry.api.kit;

import dev.hookferry.domain.model.IsoTime;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Times on the wire: ISO 8601 in UTC, to the microsecond; read as pydantic v2 reads them. */
public final class Times {

  // A date, or a date and a time. U+2212 is the minus that ISO 8601 itself has.
  private static final Pattern DATE_TIME =
      Pattern.compile(
          "(?<year>[0-9]{4})-(?<month>[0-9]{2})-(?<day>[0-9]{2})"
              + "(?:[Tt _](?<hour>[0-9]{2}):(?<minute>[0-9]{2})"
              + "(?::(?<second>[0-9]{2})(?:[.,](?<fraction>[0-9]+))?)?"
              + "(?:[Zz]|(?<sign>[+\u2212-])(?<offhour>[0-9]{2})(?::?(?<offminute>[0-9]{2}))?)?)?");

  private static final Pattern NUMBER =
      Pattern.compile("[+-]?[0-9]+|[+-]?(?:[0-9]+\\.[0-9]*|\\.[0-9]+)(?:[eE][+-]?[0-9]{1,3})?");

  /** Beyond this a number counts milliseconds. */
  private static final BigDecimal LAST_SECONDS = BigDecimal.valueOf(20_000_000_000L);

  /** Beyond this it is after the year 9999, whatever it counts. */
  private static final BigDecimal LAST_MILLIS = BigDecimal.valueOf(253_402_300_799_999L);

  /** Digits after the point beyond which a number is as good as 0. */
  private static final int FINEST = 40;

  private static final int MICROS_DIGITS = 6;

  /** The years that ISO 8601 writes with four digits. */
  private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");

  private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59.999999Z");

  private Times() {}

  /** Null for null. */
  public static String text(Instant at) {
    return at == null ? null : IsoTime.micros(at);
  }

  /**
   * The instant of a date and time, with UTC where no offset is given, a date, or Unix seconds or
   * milliseconds; empty where it is none of them.
   */
  public static Optional<Instant> parse(String text) {
    String bare = text.strip();
    return NUMBER.matcher(bare).matches() ? ofNumber(new BigDecimal(bare)) : ofText(bare);
  }

  /** The instant of Unix seconds or milliseconds. */
  public static Optional<Instant> ofNumber(BigDecimal number) {
    BigDecimal distance = number.abs();
    if (distance.compareTo(LAST_MILLIS) > 0) {
      return Optional.empty();
    }
    // Digits by the billion would be written out.
    BigDecimal plain = number.scale() > FINEST ? BigDecimal.ZERO : number;
    int toMicros = distance.compareTo(LAST_SECONDS) > 0 ? 3 : MICROS_DIGITS;
    BigDecimal micros = plain.movePointRight(toMicros).setScale(0, RoundingMode.HALF_UP);
    return known(Instant.EPOCH.plus(micros.longValueExact(), ChronoUnit.MICROS));
  }

  private static Optional<Instant> ofText(String text) {
    Matcher parts = DATE_TIME.matcher(text);
    try {
      return parts.matches() ? known(instant(parts)) : Optional.empty();
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static Instant instant(Matcher parts) {
    LocalDateTime local =
        LocalDateTime.of(
            number(parts, "year"),
            number(parts, "month"),
            number(parts, "day"),
            number(parts, "hour"),
            number(parts, "minute"),
            number(parts, "second"),
            nanos(parts.group("fraction")));
    return local.toInstant(ZoneOffset.UTC).minusSeconds(offsetSeconds(parts));
  }

  private static int number(Matcher parts, String name) {
    String digits = parts.group(name);
    return digits == null ? 0 : Integer.parseInt(digits);
  }

  private static int nanos(String fraction) {
    if (fraction == null) {
      return 0;
    }
    String micros = (fraction + "0".repeat(MICROS_DIGITS)).substring(0, MICROS_DIGITS);
    return Integer.parseInt(micros) * 1000;
  }

  /** Up to a day either way; {@link ZoneOffset} ends at 18 hours. */
  private static int offsetSeconds(Matcher parts) {
    int hours = number(parts, "offhour");
    int minutes = number(parts, "offminute");
    if (hours > 23 || minutes > 59) {
      throw new DateTimeException("offset " + hours + ":" + minutes);
    }
    int seconds = (hours * 60 + minutes) * 60;
    return "+".equals(parts.group("sign")) ? seconds : -seconds;
  }

  private static Optional<Instant> known(Instant at) {
    return Optional.of(at).filter(time -> !time.isBefore(EARLIEST) && !time.isAfter(LATEST));
  }
}
