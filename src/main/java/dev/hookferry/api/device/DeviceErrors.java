package dev.hookferry.api.device;

import dev.hookferry.api.kit.ApiError;
import dev.hookferry.api.kit.FailedRequest;
import dev.hookferry.api.kit.SurfaceErrors;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;

/** What goes wrong as one sentence; whatever is wrong with a request is a 400. */
@ApplicationScoped
class DeviceErrors implements SurfaceErrors {

  @Override
  public List<String> prefixes() {
    return List.of("/api/v1/webhooks");
  }

  @Override
  public Response render(ApiError error, FailedRequest request) {
    return switch (error) {
      case ApiError.Invalid invalid ->
          sentence(400, DeviceRule.sentence(invalid.violations().getFirst()));
      case ApiError.Malformed malformed -> sentence(400, "Wrong JSON body");
      case ApiError.TooLarge large -> sentence(400, "Wrong JSON body");
      case ApiError.UnsupportedMediaType type -> sentence(400, "Wrong JSON body");
      case ApiError.Conflict conflict -> sentence(400, conflict.reason());
      case ApiError.Unauthenticated missing -> challenge(sentence(401, "Log In"));
      case ApiError.Forbidden forbidden -> sentence(403, "Administrator rights required");
      case ApiError.NotFound unknownPath -> sentence(404, "Not found");
      case ApiError.MethodNotAllowed not -> sentence(405, "Method not allowed");
      case ApiError.TooManyRequests many -> sentence(429, "Too many requests");
      case ApiError.Refused refused -> sentence(refused.status(), "Wrong request");
      case ApiError.Unexpected bug -> sentence(500, "Internal error " + bug.id());
      case ApiError.Unavailable away -> sentence(503, "Service unavailable");
    };
  }

  private static Response sentence(int status, String sentence) {
    return Response.status(status)
        .type(MediaType.APPLICATION_JSON)
        .entity(new DeviceJson.Failure(sentence))
        .build();
  }

  private static Response challenge(Response plain) {
    return Response.fromResponse(plain).header(HttpHeaders.WWW_AUTHENTICATE, "Bearer").build();
  }
}
