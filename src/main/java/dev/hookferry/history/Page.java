package dev.hookferry.history;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/**
 * Some rows, and where the next page starts.
 *
 * @param next the last id of this page, after which the next one starts; empty: there is none
 */
public record Page<T>(List<T> items, Optional<UUID> next) {

  /** A page from one row more than fits, by which one sees that another page follows. */
  static <T> Page<T> of(List<T> oneMore, int limit, Function<T, UUID> id) {
    if (oneMore.size() <= limit) {
      return new Page<>(oneMore, Optional.empty());
    }
    List<T> items = oneMore.subList(0, limit);
    return new Page<>(
        items, items.isEmpty() ? Optional.empty() : Optional.of(id.apply(items.getLast())));
  }
}
