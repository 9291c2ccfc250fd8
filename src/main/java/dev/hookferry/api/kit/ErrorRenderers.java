package dev.hookferry.api.kit;

import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Finds the surface that a path belongs to, by the longest prefix, and has it render an error. */
@ApplicationScoped
class ErrorRenderers {

  private record Prefix(String text, SurfaceErrors surface) {

    boolean covers(String path) {
      return path.startsWith(text)
          && (path.length() == text.length() || path.charAt(text.length()) == '/');
    }
  }

  private final List<Prefix> longestFirst = new ArrayList<>();

  ErrorRenderers(@All List<SurfaceErrors> surfaces) {
    for (SurfaceErrors surface : surfaces) {
      surface.prefixes().forEach(prefix -> longestFirst.add(new Prefix(prefix, surface)));
    }
    longestFirst.sort(Comparator.comparing((Prefix prefix) -> prefix.text().length()).reversed());
  }

  /** The surface of the path, or empty for paths of no surface. */
  Optional<SurfaceErrors> surface(String path) {
    return longestFirst.stream()
        .filter(prefix -> prefix.covers(path))
        .findFirst()
        .map(Prefix::surface);
  }

  Response render(ApiError error, FailedRequest request) {
    Response plain =
        surface(request.path())
            .map(surface -> surface.render(error, request))
            .orElseGet(() -> Response.status(status(error)).build());
    return switch (error) {
      case ApiError.MethodNotAllowed not ->
          with(plain, HttpHeaders.ALLOW, String.join(", ", not.allowed()));
      case ApiError.TooManyRequests many -> retryAfter(plain, many.retryAfter());
      case ApiError.Unavailable away -> retryAfter(plain, away.retryAfter());
      default -> plain;
    };
  }

  /** The status that HTTP has for the error; a surface may have another. */
  static int status(ApiError error) {
    return switch (error) {
      case ApiError.Malformed malformed -> 400;
      case ApiError.Unauthenticated missing -> 401;
      case ApiError.Forbidden forbidden -> 403;
      case ApiError.NotFound notFound -> 404;
      case ApiError.MethodNotAllowed notAllowed -> 405;
      case ApiError.Conflict conflict -> 409;
      case ApiError.TooLarge tooLarge -> 413;
      case ApiError.UnsupportedMediaType unsupported -> 415;
      case ApiError.Invalid invalid -> 422;
      case ApiError.TooManyRequests many -> 429;
      case ApiError.Unavailable unavailable -> 503;
      case ApiError.Unexpected unexpected -> 500;
      case ApiError.Refused refused -> refused.status();
    };
  }

  /** Whole seconds, rounded up, so that nobody comes back too early. */
  private static Response retryAfter(Response response, Duration wait) {
    long seconds = Math.max(1, wait.plusMillis(999).toSeconds());
    return with(response, HttpHeaders.RETRY_AFTER, Long.toString(seconds));
  }

  private static Response with(Response response, String header, String value) {
    return Response.fromResponse(response).header(header, value).build();
  }
}
