package dev.hookferry.domain.model;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Locale;

/**
 * Instants as text, ISO 8601 in UTC. {@link Instant#toString} leaves out zeros in groups of three,
 * so that now and then a text is shorter than the others; here all of a kind have one length, and
 * sort as their instants do. What is finer is cut off.
 */
public final class IsoTime {

  private static final DateTimeFormatter SECONDS = withFraction(0);
  private static final DateTimeFormatter MILLIS = withFraction(3);
  private static final DateTimeFormatter MICROS = withFraction(6);

  private IsoTime() {}

  /** {@code 2026-04-29T20:39:14Z}. */
  public static String seconds(Instant at) {
    return SECONDS.format(at);
  }

  /** {@code 2026-04-29T20:39:14.070Z}. */
  public static String millis(Instant at) {
    return MILLIS.format(at);
  }

  /** {@code 2026-04-29T20:39:14.070000Z}. */
  public static String micros(Instant at) {
    return MICROS.format(at);
  }

  private static DateTimeFormatter withFraction(int digits) {
    return new DateTimeFormatterBuilder().appendInstant(digits).toFormatter(Locale.ROOT);
  }
}
