package dev.hookferry.api.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hookferry.api.kit.ApiError;
import dev.hookferry.api.kit.FailedRequest;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What the surface says of failures that are hard to bring about through HTTP. */
class AccountErrorsTest {

  private static final FailedRequest REQUEST =
      new FailedRequest("POST", "/v1/webhooks/endpoints", "https://hooks.example");

  static Stream<Arguments> errors() {
    return Stream.of(
        Arguments.of(new ApiError.Unauthenticated(false), 401, "Not authenticated"),
        Arguments.of(new ApiError.Unauthenticated(true), 401, "Invalid API key"),
        Arguments.of(new ApiError.Forbidden(), 403, "Forbidden"),
        Arguments.of(new ApiError.NotFound(), 404, "Not found"),
        Arguments.of(
            new ApiError.MethodNotAllowed("PUT", Set.of("GET")), 405, "Method Not Allowed"),
        Arguments.of(new ApiError.Conflict("taken"), 409, "taken"),
        Arguments.of(new ApiError.TooLarge(1), 413, "Request body too large"),
        Arguments.of(new ApiError.TooManyRequests(Duration.ofSeconds(1)), 429, "Too many requests"),
        Arguments.of(new ApiError.Refused(408), 408, "Request Timeout"),
        Arguments.of(new ApiError.Unavailable(Duration.ofSeconds(5)), 503, "Service unavailable"),
        Arguments.of(new ApiError.Unexpected("id"), 500, "Internal Server Error"));
  }

  @ParameterizedTest
  @MethodSource("errors")
  void givenError_whenRendered_thenADetailInJson(ApiError error, int status, String detail) {
    Response answer = new AccountErrors().render(error, REQUEST);
    assertEquals(status, answer.getStatus());
    assertEquals(Map.of("detail", detail), answer.getEntity());
    assertEquals("application/json", answer.getMediaType().toString());
  }

  @Test
  void givenPublishing_whenAskedHowMuch_thenABatchMayBeLarger() {
    AccountErrors errors = new AccountErrors();
    long batch = errors.bodyLimit("POST", "/v1/webhooks/events");
    assertEquals(batch, errors.bodyLimit("POST", "/v1/webhooks/events/"));
    assertTrue(batch > errors.bodyLimit("POST", "/v1/webhooks/endpoints"));
  }
}
