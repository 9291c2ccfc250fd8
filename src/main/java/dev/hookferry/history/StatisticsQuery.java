package dev.hookferry.history;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Which statistics.
 *
 * @param endpointId empty: the whole account
 * @param since start of the first step
 * @param until end of the last one
 */
public record StatisticsQuery(
    int accountId, Optional<UUID> endpointId, Step step, Instant since, Instant until) {

  /** How long a step is; all start at multiples of their length in UTC. */
  public enum Step {
    MINUTE("1m", Duration.ofMinutes(1)),
    HOUR("1h", Duration.ofHours(1)),
    DAY("1d", Duration.ofDays(1));

    private final String text;
    private final Duration length;

    Step(String text, Duration length) {
      this.text = text;
      this.length = length;
    }

    public String text() {
      return text;
    }

    public Duration length() {
      return length;
    }

    /** The start of the step that this instant lies in. */
    public Instant floor(Instant at) {
      long seconds = length.toSeconds();
      return Instant.ofEpochSecond(Math.floorDiv(at.getEpochSecond(), seconds) * seconds);
    }

    /** The start of the first step at or after this instant. */
    public Instant ceiling(Instant at) {
      return floor(at.plus(length).minusNanos(1));
    }
  }

  /** How many steps it has. */
  public long steps() {
    return Duration.between(since, until).dividedBy(step.length());
  }
}
