package dev.hookferry.api.account;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * Reads the members of a JSON object one by one, in the order in which their problems are shown.
 * Members that nobody asks for are ignored.
 */
final class Members {

  private final JsonNode object;
  private final Problems problems;

  Members(JsonNode object, Problems problems) {
    this.object = object;
    this.problems = problems;
  }

  /** The value, or null where it is missing or bad. */
  <T> T required(String name, Type<T> type) {
    JsonNode input = object.get(name);
    return input == null
        ? problems.at(name).add("missing", object)
        : type.read(input, problems.at(name));
  }

  /** The value; empty where it is absent, null or bad. */
  <T> Optional<T> optional(String name, Type<T> type) {
    JsonNode input = object.get(name);
    return input == null
        ? Optional.empty()
        : Optional.ofNullable(type.read(input, problems.at(name)));
  }

  /** The value; the fallback where it is absent or null, and null where it is bad. */
  <T> T optional(String name, Type<T> type, T fallback) {
    JsonNode input = object.get(name);
    return input == null || input.isNull() ? fallback : type.read(input, problems.at(name));
  }

  /** What the member changes, which is nothing where it is absent; null is a value like others. */
  <E, T> Consumer<E> change(String name, Type<T> type, BiConsumer<E, T> setter) {
    JsonNode input = object.get(name);
    if (input == null) {
      return entity -> {};
    }
    T value = type.read(input, problems.at(name));
    return entity -> setter.accept(entity, value);
  }
}
