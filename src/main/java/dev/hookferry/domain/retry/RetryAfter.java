package dev.hookferry.domain.retry;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads the header Retry-After, seconds or a date (RFC 9110, section 10.2.3). */
public final class RetryAfter {

  private static final Pattern SECONDS = Pattern.compile("[0-9]+");
  private static final Pattern ZEROS = Pattern.compile("^0+(?=.)");
  private static final int LONGEST_DIGITS = 9;

  private RetryAfter() {}

  /**
   * How long the receiver asks to wait: not negative, at most 24 h.
   *
   * @param header the field's value; null and what cannot be read are empty
   * @param now what a date is compared with; a date in the past is a wait of zero
   */
  public static Optional<Duration> parse(String header, Instant now) {
    if (header == null) {
      return Optional.empty();
    }
    String value = header.strip();
    Optional<Duration> wait =
        SECONDS.matcher(value).matches()
            ? Optional.of(seconds(value))
            : HttpDate.parse(value, now).map(date -> Duration.between(now, date));
    return wait.map(RetryAfter::notNegative).map(Backoff::capped);
  }

  /** The longest wait that any of these fields asks for, as of a receiver behind a proxy. */
  public static Optional<Duration> latest(List<String> headers, Instant now) {
    return headers.stream()
        .flatMap(header -> parse(header, now).stream())
        .max(Comparator.naturalOrder());
  }

  private static Duration seconds(String digits) {
    String number = ZEROS.matcher(digits).replaceFirst("");
    return number.length() > LONGEST_DIGITS
        ? Backoff.LONGEST
        : Duration.ofSeconds(Long.parseLong(number));
  }

  private static Duration notNegative(Duration wait) {
    return wait.isNegative() ? Duration.ZERO : wait;
  }
}
