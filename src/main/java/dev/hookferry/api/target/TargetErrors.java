package dev.hookferry.api.target;

import dev.hookferry.api.kit.ApiError;
import dev.hookferry.api.kit.FailedRequest;
import dev.hookferry.api.kit.SurfaceErrors;
import dev.hookferry.api.kit.Violation;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.ResponseBuilder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What goes wrong, in the words of Django REST Framework. */
@ApplicationScoped
class TargetErrors implements SurfaceErrors {

  @Override
  public List<String> prefixes() {
    return List.of("/targets", "/webhooks", "/events");
  }

  @Override
  public Response render(ApiError error, FailedRequest request) {
    return answer(error).type(MediaType.APPLICATION_JSON_TYPE).build();
  }

  private static ResponseBuilder answer(ApiError error) {
    return switch (error) {
      case ApiError.Invalid invalid -> Response.status(400).entity(fields(invalid.violations()));
      case ApiError.Malformed malformed -> detail(400, malformed.message());
      case ApiError.Unauthenticated missing ->
          detail(401, "Incorrect authentication credentials.")
              .header(HttpHeaders.WWW_AUTHENTICATE, "JWT realm=\"api\"");
      case ApiError.Forbidden forbidden ->
          detail(403, "You do not have permission to perform this action.");
      case ApiError.NotFound notFound -> detail(404, "Not found.");
      case ApiError.MethodNotAllowed not ->
          detail(405, "Method \"" + not.method() + "\" not allowed.");
      case ApiError.Conflict conflict -> detail(409, conflict.reason());
      case ApiError.TooLarge large ->
          detail(413, "Request body exceeds the limit of " + large.limit() + " bytes.");
      case ApiError.UnsupportedMediaType type ->
          detail(415, "Unsupported media type \"" + type.contentType() + "\" in request.");
      case ApiError.TooManyRequests many -> detail(429, "Request was throttled.");
      case ApiError.Unavailable away ->
          detail(503, "Service temporarily unavailable, try again later.");
      case ApiError.Refused refused -> detail(refused.status(), "Bad request.");
      case ApiError.Unexpected bug -> detail(500, "Unexpected error while handling your request.");
    };
  }

  private static ResponseBuilder detail(int status, String text) {
    return Response.status(status).entity(new TargetJson.Failure(text));
  }

  private static Map<String, List<String>> fields(List<Violation> violations) {
    Map<String, List<String>> fields = new LinkedHashMap<>();
    for (Violation violation : violations) {
      String field =
          violation.path().isEmpty() ? "non_field_errors" : violation.path().getFirst().toString();
      fields.computeIfAbsent(field, name -> new ArrayList<>()).add(Rule.words(violation));
    }
    return fields;
  }
}
