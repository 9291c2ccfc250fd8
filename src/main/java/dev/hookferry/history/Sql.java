package dev.hookferry.history;

import dev.hookferry.config.Statements;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A statement that grows by fixed pieces of text; every value is a parameter. In a piece each
 * {@code ?} stands for the next of its values.
 */
final class Sql {

  private final StringBuilder text = new StringBuilder();
  private final Tuple parameters = Tuple.tuple();

  Sql add(String piece, Object... values) {
    int value = 0;
    for (char c : piece.toCharArray()) {
      if (c == '?') {
        parameters.addValue(values[value++]);
        text.append('$').append(parameters.size());
      } else {
        text.append(c);
      }
    }
    if (value != values.length) {
      throw new IllegalArgumentException("values left over: " + (values.length - value));
    }
    text.append('\n');
    return this;
  }

  /** Adds a condition with one {@code ?}, where there is a value for it. */
  Sql andIf(Optional<?> value, String condition) {
    value.ifPresent(present -> and(condition, present));
    return this;
  }

  /** Adds a condition; no row holds a text with a NUL, which PostgreSQL refuses even to compare. */
  Sql and(String condition, Object... values) {
    return Stream.of(values).anyMatch(Sql::hasNul)
        ? add("AND false")
        : add("AND " + condition, values);
  }

  private static boolean hasNul(Object value) {
    return value instanceof String text && text.indexOf('\0') >= 0;
  }

  /** People ask for pages, not thousands a second: each is planned for what it asks for. */
  String text() {
    return Statements.ANEW + text;
  }

  Tuple parameters() {
    return parameters;
  }
}
