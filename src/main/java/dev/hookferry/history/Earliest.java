package dev.hookferry.history;

import dev.hookferry.domain.model.Ids;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.UUID;

/**
 * The smallest id that something may have that was made after something else: a bound which leaves
 * out the partitions of earlier days.
 */
final class Earliest {

  /** More than the clocks of two instances differ. */
  private static final Duration SLACK = Duration.ofHours(1);

  private Earliest() {}

  static Optional<UUID> after(Instant at) {
    return Optional.of(Ids.floor(at.minus(SLACK)));
  }

  /** Empty where an id does not tell its time, which says that nothing has this id. */
  static Optional<UUID> after(Collection<UUID> ids) {
    return ids.stream().allMatch(id -> id.version() == 7)
        ? ids.stream().map(Ids::instantOf).min(Instant::compareTo).flatMap(Earliest::after)
        : Optional.empty();
  }
}
