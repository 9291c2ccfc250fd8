package dev.hookferry.api.svix;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hookferry.api.kit.ApiError;
import dev.hookferry.api.kit.ApiException;
import dev.hookferry.api.kit.Violation;
import java.util.List;
import java.util.Map;

/** Refusals that have a status and a code of their own, or a place of their own. */
final class SvixRefusal {

  /** Parameter of a violation: the answer's status. */
  static final String STATUS = "status";

  private SvixRefusal() {}

  /** An answer with a code and a detail. */
  static ApiException coded(int status, String code, String detail) {
    Map<String, Object> words = Map.of(STATUS, status, Violation.REASON, detail);
    return new ApiException(ApiError.Invalid.of(new Violation(List.of(), code, words, null)));
  }

  /** 422 with one reason. */
  static ApiException invalid(String reason, Object... path) {
    Map<String, Object> words = Map.of(Violation.REASON, reason);
    JsonNode none = null;
    return new ApiException(
        ApiError.Invalid.of(new Violation(List.of(path), Violation.REFUSED, words, none)));
  }

  /** A query that cannot be read. */
  static ApiException query(String parameter) {
    return coded(400, "generic_error", "Failed to deserialize query string: invalid " + parameter);
  }

  static ApiException conflict(String detail) {
    return coded(409, "conflict", detail);
  }

  static ApiException notFound() {
    return new ApiException(new ApiError.NotFound());
  }
}
