package dev.hookferry.api.account;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.hookferry.domain.model.Base58;
import dev.hookferry.history.Page;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A page of a list.
 *
 * @param nextCursor null on the last page
 */
@JsonNaming(SnakeCaseStrategy.class)
record PageJson<T>(List<T> data, @Schema(nullable = true) String nextCursor) {

  /**
   * @param rows one more than the page holds where there is a next one
   * @param cursor of a row: what comes after it
   */
  static <R, T> PageJson<T> of(
      List<R> rows, int limit, Function<R, T> json, Function<R, String> cursor) {
    List<R> shown = rows.subList(0, Math.min(limit, rows.size()));
    return new PageJson<>(
        shown.stream().map(json).toList(),
        rows.size() > limit ? cursor.apply(shown.getLast()) : null);
  }

  static <R, T> PageJson<T> of(Page<R> page, Function<R, T> json) {
    return new PageJson<>(
        page.items().stream().map(json).toList(), page.next().map(Base58::encode).orElse(null));
  }

  static <T> PageJson<T> empty() {
    return new PageJson<>(List.of(), null);
  }

  Optional<String> next() {
    return Optional.ofNullable(nextCursor);
  }
}
