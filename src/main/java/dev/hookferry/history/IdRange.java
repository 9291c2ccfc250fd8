package dev.hookferry.history;

import java.util.Comparator;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * The part of an index that a page is read from: by ids, both ends included, once the columns
 * before them are known.
 *
 * <p>A statement that says {@code (scope, id) >= (?, lowest)} and {@code (scope, id) <= (?,
 * highest)}, and orders by both, can be answered in order by the index of {@code (scope, id)}
 * alone. Said as an equality, the order by scope is idle, and the planner may walk the ids of all
 * scopes instead: cheap by its statistics where one scope has nearly all rows, and all of them read
 * in vain for the page of another.
 */
record IdRange(UUID lowest, UUID highest) {

  /** PostgreSQL's order; a UUID's own is that of signed numbers. */
  private static final Comparator<UUID> ORDER = Comparator.comparing(UUID::toString);

  private static final IdRange WHOLE = new IdRange(new UUID(0, 0), new UUID(-1, -1));

  static IdRange whole() {
    return WHOLE;
  }

  IdRange from(Optional<UUID> id) {
    return new IdRange(Stream.concat(Stream.of(lowest), id.stream()).max(ORDER).get(), highest);
  }

  IdRange to(Optional<UUID> id) {
    return new IdRange(lowest, Stream.concat(Stream.of(highest), id.stream()).min(ORDER).get());
  }
}
