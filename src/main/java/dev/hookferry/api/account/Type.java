package dev.hookferry.api.account;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * How a value is read from JSON, as pydantic v2 does in its lax mode.
 *
 * @param <T> what it becomes
 */
interface Type<T> {

  /** The value, or null after at least one problem was added. */
  T read(JsonNode input, Problems problems);

  /** The same type, with null as a value of it. */
  default Type<T> orNull() {
    return (input, problems) -> input.isNull() ? null : read(input, problems);
  }

  /** The same type, with another check or conversion of a good value. */
  default <U> Type<U> then(Step<T, U> step) {
    return (input, problems) -> {
      int before = problems.found().size();
      T value = read(input, problems);
      return problems.found().size() > before ? null : step.apply(value, input, problems);
    };
  }

  /** One more check or conversion of a value that is good so far. */
  interface Step<T, U> {
    U apply(T value, JsonNode input, Problems problems);
  }
}
