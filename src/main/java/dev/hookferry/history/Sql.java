package dev.hookferry.history;

import io.vertx.mutiny.sqlclient.Tuple;
import java.util.Optional;

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
  private void and(String condition, Object value) {
    if (value instanceof String string && string.indexOf('\0') >= 0) {
      add("AND false");
    } else {
      add("AND " + condition, value);
    }
  }

  String text() {
    return text.toString();
  }

  Tuple parameters() {
    return parameters;
  }
}
