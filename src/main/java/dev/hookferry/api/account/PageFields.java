package dev.hookferry.api.account;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hookferry.api.kit.Field;
import dev.hookferry.api.kit.Problems;
import dev.hookferry.api.kit.Shape;
import dev.hookferry.api.kit.Type;
import dev.hookferry.domain.model.Base58;
import java.time.Instant;
import java.util.UUID;

/** The parameters that lists have in common. */
final class PageFields {

  static final Field<Integer> LIMIT = Field.of("limit", Type.integer(1, 500)).otherwise(50);

  /** Where the page before this one ended. */
  static final Field<UUID> CURSOR = cursor(Type.text().then(PageFields::uuid));

  static final Field<Instant> SINCE =
      Field.of("since", Type.time()).doc("At or after; Unix seconds too.");
  static final Field<Instant> UNTIL = Field.of("until", Type.time()).doc("Before.");

  static final Shape PAGE = Shape.of("PageQuery", LIMIT, CURSOR);

  private PageFields() {}

  static <T> Field<T> cursor(Type<T> type) {
    return Field.of("cursor", type).doc("Of the page before: its next_cursor, or its Link.");
  }

  private static UUID uuid(String text, JsonNode input, Problems at) {
    return Base58.decode(text).orElseGet(() -> at.refuse("unknown cursor", input));
  }
}
