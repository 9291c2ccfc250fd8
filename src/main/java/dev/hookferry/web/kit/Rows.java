package dev.hookferry.web.kit;

import dev.hookferry.domain.model.Base58;
import dev.hookferry.history.Page;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/**
 * A page of a list.
 *
 * @param next where the next one starts; null: there is none
 */
public record Rows<T>(List<T> items, String next) {

  public static final int LIMIT = 50;

  public static <T> Rows<T> of(Page<T> page) {
    return new Rows<>(page.items(), page.next().map(Base58::encode).orElse(null));
  }

  /** Of one more than fits, where there is a next page. */
  public static <T> Rows<T> of(List<T> oneMore, Function<T, UUID> id) {
    List<T> items = oneMore.subList(0, Math.min(LIMIT, oneMore.size()));
    boolean more = oneMore.size() > LIMIT;
    return new Rows<>(items, more ? Base58.encode(id.apply(items.getLast())) : null);
  }

  /** Where a page starts, by the address that asks for it; empty: it is the first one. */
  public static Optional<UUID> start(Form query) {
    return query
        .stated("cursor")
        .map(text -> Base58.decode(text).orElseThrow(PageFailure::badRequest));
  }

  public boolean isEmpty() {
    return items.isEmpty();
  }
}
