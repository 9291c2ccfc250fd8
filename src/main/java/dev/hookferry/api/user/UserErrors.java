package dev.hookferry.api.user;

import dev.hookferry.api.kit.ApiError;
import dev.hookferry.api.kit.FailedRequest;
import dev.hookferry.api.kit.SurfaceErrors;
import dev.hookferry.api.user.UserJson.Failure;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;

/** What goes wrong as NestJS's exceptions say it. */
@ApplicationScoped
class UserErrors implements SurfaceErrors {

  private static final String BAD_REQUEST = "Bad Request";

  @Override
  public List<String> prefixes() {
    return List.of("/api/v2/public/webhooks");
  }

  @Override
  public Response render(ApiError error, FailedRequest request) {
    Failure failure = failure(error);
    var response =
        Response.status(failure.statusCode()).type(MediaType.APPLICATION_JSON).entity(failure);
    return error instanceof ApiError.Unauthenticated
        ? response.header(HttpHeaders.WWW_AUTHENTICATE, "Bearer").build()
        : response.build();
  }

  private static Failure failure(ApiError error) {
    return switch (error) {
      case ApiError.Invalid invalid ->
          new Failure(
              invalid.violations().stream().map(UserRule::words).toList(), BAD_REQUEST, 400);
      case ApiError.Malformed malformed -> new Failure(words(malformed), BAD_REQUEST, 400);
      case ApiError.Unauthenticated missing -> new Failure("Unauthorized", null, 401);
      case ApiError.Forbidden forbidden -> new Failure("Forbidden Resource", "Forbidden", 403);
      case ApiError.NotFound notFound -> new Failure("Webhook not found", "Not Found", 404);
      case ApiError.MethodNotAllowed not ->
          new Failure("Cannot " + not.method(), "Method Not Allowed", 405);
      case ApiError.Conflict conflict -> new Failure(conflict.reason(), "Conflict", 409);
      case ApiError.TooLarge large ->
          new Failure("request entity too large", "Payload Too Large", 413);
      case ApiError.UnsupportedMediaType type -> new Failure("Unsupported Media Type", null, 415);
      case ApiError.TooManyRequests many -> new Failure("Too Many Requests", null, 429);
      case ApiError.Refused refused -> new Failure(BAD_REQUEST, null, refused.status());
      case ApiError.Unexpected bug -> new Failure("Internal server error " + bug.id(), null, 500);
      case ApiError.Unavailable away -> new Failure("Service Unavailable", null, 503);
    };
  }

  private static String words(ApiError.Malformed malformed) {
    return "Unexpected token in JSON at position " + malformed.position();
  }
}
