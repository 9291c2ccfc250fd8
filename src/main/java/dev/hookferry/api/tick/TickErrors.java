package dev.hookferry.api.tick;

import dev.hookferry.api.kit.ApiError;
import dev.hookferry.api.kit.FailedRequest;
import dev.hookferry.api.kit.SurfaceErrors;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;

/** Words for what goes wrong with a tick, {@code {"detail": "…"}} as on the account surface. */
@ApplicationScoped
class TickErrors implements SurfaceErrors {

  @Override
  public List<String> prefixes() {
    return List.of("/engine");
  }

  @Override
  public Response render(ApiError error, FailedRequest request) {
    return switch (error) {
      case ApiError.Unauthenticated refused ->
          answer(401, refused.presented() ? "Invalid API key" : "Not authenticated")
              .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer")
              .build();
      case ApiError.Forbidden forbidden -> answer(403, "Forbidden").build();
      case ApiError.NotFound missing -> answer(404, "Not found").build();
      case ApiError.MethodNotAllowed not -> answer(405, "Method Not Allowed").build();
      case ApiError.Conflict conflict -> answer(409, conflict.reason()).build();
      case ApiError.TooLarge large -> answer(413, "Request body too large").build();
      case ApiError.UnsupportedMediaType type -> answer(415, "Unsupported media type").build();
      case ApiError.Malformed malformed -> answer(422, "JSON decode error").build();
      case ApiError.Invalid invalid -> answer(422, words(invalid)).build();
      case ApiError.TooManyRequests many -> answer(429, "Too many requests").build();
      case ApiError.Unexpected bug -> answer(500, "Internal server error " + bug.id()).build();
      case ApiError.Unavailable away -> answer(503, "Service unavailable").build();
      case ApiError.Refused refused -> answer(refused.status(), "Refused").build();
    };
  }

  /** Of the first member that is none. */
  private static String words(ApiError.Invalid invalid) {
    return invalid.violations().getFirst().path().getFirst() + " is not valid";
  }

  private static Response.ResponseBuilder answer(int status, String detail) {
    return Response.status(status)
        .type(MediaType.APPLICATION_JSON_TYPE)
        .entity(Map.of("detail", detail));
  }
}
