package dev.hookferry.api.kit;

import java.time.Duration;
import java.util.List;
import java.util.Set;

/** Why a request is refused, in no surface's words; {@link SurfaceErrors} finds those. */
public sealed interface ApiError {

  /**
   * No credential, or one that is not valid.
   *
   * @param presented whether there was one at all
   */
  record Unauthenticated(boolean presented) implements ApiError {}

  /** The credential may not do this. */
  record Forbidden() implements ApiError {}

  /** Not there, or not the caller's. */
  record NotFound() implements ApiError {}

  /**
   * The request breaks rules.
   *
   * @param violations all of them, in the order in which they are shown; not empty
   */
  record Invalid(List<Violation> violations) implements ApiError {

    public static Invalid of(Violation... violations) {
      return new Invalid(List.of(violations));
    }
  }

  /**
   * The body is not JSON.
   *
   * @param position characters before the fault
   * @param message what is wrong there, for people
   */
  record Malformed(int position, String message) implements ApiError {}

  /**
   * @param contentType as it was sent
   */
  record UnsupportedMediaType(String contentType) implements ApiError {}

  /**
   * @param allowed the methods that this path has
   */
  record MethodNotAllowed(String method, Set<String> allowed) implements ApiError {}

  /**
   * @param limit in bytes, or in members of a batch
   */
  record TooLarge(long limit) implements ApiError {}

  /**
   * @param reason for people
   */
  record Conflict(String reason) implements ApiError {}

  /** The key made too many requests. */
  record TooManyRequests(Duration retryAfter) implements ApiError {}

  /** Something that the service needs is away, most often the database. */
  record Unavailable(Duration retryAfter) implements ApiError {}

  /**
   * Any other refusal of the framework.
   *
   * @param status 4xx
   */
  record Refused(int status) implements ApiError {}

  /**
   * A bug.
   *
   * @param id found in the log beside the cause
   */
  record Unexpected(String id) implements ApiError {}
}
