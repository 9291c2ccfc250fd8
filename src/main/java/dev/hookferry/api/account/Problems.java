package dev.hookferry.api.account;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hookferry.api.kit.ApiError;
import dev.hookferry.api.kit.ApiException;
import dev.hookferry.api.kit.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Collects all that is wrong with a request, in the order in which it is found.
 *
 * @param path where we are, pydantic's {@code loc}
 * @param found shared by all places of one request
 */
record Problems(List<Object> path, List<Violation> found) {

  static Problems in(String where) {
    return new Problems(List.of(where), new ArrayList<>());
  }

  Problems at(Object step) {
    return new Problems(Stream.concat(path.stream(), Stream.of(step)).toList(), found);
  }

  /** Returns null, for readers that have no value then. */
  <T> T add(String type, Map<String, Object> context, JsonNode input) {
    found.add(new Violation(path, type, context, input));
    return null;
  }

  <T> T add(String type, JsonNode input) {
    return add(type, Map.of(), input);
  }

  /** A rule of our own: pydantic's {@code value_error}. */
  <T> T refuse(String message, JsonNode input) {
    return add("value_error", Map.of("error", message), input);
  }

  boolean any() {
    return !found.isEmpty();
  }

  ApiException failure() {
    return new ApiException(new ApiError.Invalid(List.copyOf(found)));
  }

  void orThrow() {
    if (any()) {
      throw failure();
    }
  }
}
