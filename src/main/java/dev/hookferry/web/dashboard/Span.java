package dev.hookferry.web.dashboard;

import dev.hookferry.history.StatisticsQuery;
import dev.hookferry.history.StatisticsQuery.Step;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/** How far back the figures go. */
enum Span {
  HOUR(Step.MINUTE, Duration.ofHours(1)),
  DAY(Step.HOUR, Duration.ofDays(1)),
  WEEK(Step.HOUR, Duration.ofDays(7));

  private final Step step;
  private final Duration length;

  Span(Step step, Duration length) {
    this.step = step;
    this.length = length;
  }

  /** By its name as it stands in addresses; the hour, where it is none. */
  static Span of(String name) {
    for (Span span : values()) {
      if (span.text().equals(name)) {
        return span;
      }
    }
    return HOUR;
  }

  String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The steps up to the one that this instant lies in. */
  StatisticsQuery until(int accountId, Instant now) {
    Instant end = step.floor(now).plus(step.length());
    return new StatisticsQuery(accountId, Optional.empty(), step, end.minus(length), end);
  }
}
