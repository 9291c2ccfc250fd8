package dev.hookferry.domain.retry;

import static java.time.temporal.ChronoField.DAY_OF_MONTH;
import static java.time.temporal.ChronoField.HOUR_OF_DAY;
import static java.time.temporal.ChronoField.MINUTE_OF_HOUR;
import static java.time.temporal.ChronoField.MONTH_OF_YEAR;
import static java.time.temporal.ChronoField.SECOND_OF_MINUTE;
import static java.time.temporal.ChronoField.YEAR;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads the three date formats of HTTP (RFC 9110, section 5.6.7). */
final class HttpDate {

  private static final DateTimeFormatter IMF_FIXDATE =
      strict(builder().appendPattern("EEE, dd MMM uuuu HH:mm:ss 'GMT'"));
  private static final DateTimeFormatter ASCTIME =
      strict(builder().appendPattern("EEE MMM ppd HH:mm:ss uuuu"));
  private static final int CENTURY = 100;
  private static final int FARTHEST_YEARS = 50;

  private HttpDate() {}

  /** The instant of this date; a year of two digits is at most 50 years after {@code now}. */
  static Optional<Instant> parse(String text, Instant now) {
    LocalDateTime today = LocalDateTime.ofInstant(now, ZoneOffset.UTC);
    // A leap second, which Java's clock has not.
    String whole = text.replaceFirst("(:[0-5][0-9]):60 ", "$1:59 ");
    return Stream.of(IMF_FIXDATE, rfc850(today), ASCTIME)
        .flatMap(format -> parse(whole, format).stream())
        .findFirst()
        .map(date -> date.toInstant(ZoneOffset.UTC));
  }

  private static Optional<LocalDateTime> parse(String text, DateTimeFormatter format) {
    try {
      return Optional.of(LocalDateTime.parse(text, format));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  private static DateTimeFormatter rfc850(LocalDateTime today) {
    int first = today.getYear() + FARTHEST_YEARS - CENTURY + 1;
    return strict(
        builder()
            .appendPattern("EEEE, dd-MMM-")
            .appendValueReduced(YEAR, 2, 2, first)
            .appendPattern(" HH:mm:ss 'GMT'"));
  }

  private static DateTimeFormatterBuilder builder() {
    return new DateTimeFormatterBuilder().parseCaseInsensitive();
  }

  private static DateTimeFormatter strict(DateTimeFormatterBuilder builder) {
    return builder
        .toFormatter(Locale.US)
        .withResolverStyle(ResolverStyle.STRICT)
        // Without the day of the week: a wrong one does not make the date unclear.
        .withResolverFields(
            YEAR, MONTH_OF_YEAR, DAY_OF_MONTH, HOUR_OF_DAY, MINUTE_OF_HOUR, SECOND_OF_MINUTE);
  }
}
