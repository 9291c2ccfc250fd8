package dev.hookferry.api.session;

import com.fasterxml.jackson.databind.node.NullNode;
import dev.hookferry.api.kit.ApiError;
import dev.hookferry.api.kit.FailedRequest;
import dev.hookferry.api.kit.SurfaceErrors;
import dev.hookferry.api.kit.Violation;
import dev.hookferry.api.session.SessionJson.ErrorDetail;
import dev.hookferry.api.session.SessionJson.ErrorModel;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** What goes wrong as problem details (RFC 9457), in Huma's words. */
@ApplicationScoped
class SessionErrors implements SurfaceErrors {

  /** The violation of a request without a body. */
  static final String NO_BODY = "no_body";

  /** For the OpenAPI document. */
  static final String EXAMPLE =
      """
      {"title": "Unprocessable Entity", "status": 422, "detail": "validation failed", "errors": [
       {"message": "expected number >= 0", "location": "body.retries", "value": -1}]}""";

  private static final String PROBLEM = "application/problem+json";
  private static final String VALIDATION_FAILED = "validation failed";

  @Override
  public List<String> prefixes() {
    return List.of("/api/v1/ssh", "/schemas");
  }

  @Override
  public Response render(ApiError error, FailedRequest request) {
    ErrorModel model = model(error);
    var response =
        Links.described(Response.status(model.status()), request.origin(), model).type(PROBLEM);
    return error instanceof ApiError.Unauthenticated
        ? response.header(HttpHeaders.WWW_AUTHENTICATE, "ApiKey").build()
        : response.build();
  }

  private static ErrorModel model(ApiError error) {
    return switch (error) {
      case ApiError.Malformed malformed -> invalid(400, atBody(malformed.message()));
      case ApiError.UnsupportedMediaType type ->
          invalid(415, atBody("unknown content type: " + type.contentType()));
      case ApiError.Invalid invalid -> invalid(invalid.violations());
      case ApiError.Unauthenticated missing -> plain(401, "missing or invalid credentials");
      case ApiError.Forbidden forbidden -> plain(403, "the key may not do this");
      case ApiError.NotFound notFound -> plain(404, "session or webhook not found");
      case ApiError.MethodNotAllowed not -> plain(405, "method not allowed: " + not.method());
      case ApiError.Conflict conflict -> plain(409, conflict.reason());
      case ApiError.TooLarge large ->
          plain(413, "request body is too large limit=" + large.limit() + " bytes");
      case ApiError.TooManyRequests many -> plain(429, "too many requests");
      case ApiError.Unavailable away -> plain(503, "try again later");
      case ApiError.Refused refused -> plain(refused.status(), "the request was refused");
      case ApiError.Unexpected bug -> plain(500, "unexpected error " + bug.id());
    };
  }

  private static ErrorModel invalid(List<Violation> violations) {
    return violations.stream().anyMatch(violation -> violation.is(NO_BODY))
        ? plain(400, "request body is required")
        : invalid(422, violations.stream().map(SessionErrors::detail).toList());
  }

  private static ErrorModel invalid(int status, List<ErrorDetail> errors) {
    return new ErrorModel(title(status), status, VALIDATION_FAILED, errors);
  }

  private static ErrorModel plain(int status, String detail) {
    return new ErrorModel(title(status), status, detail, null);
  }

  private static List<ErrorDetail> atBody(String message) {
    return List.of(new ErrorDetail(message, "body", NullNode.getInstance()));
  }

  private static ErrorDetail detail(Violation violation) {
    return new ErrorDetail(
        words(violation),
        location(violation.path()),
        Objects.requireNonNullElse(violation.value(), NullNode.getInstance()));
  }

  private static String words(Violation violation) {
    Map<String, Object> parameters = violation.parameters();
    Object limit = SessionMapper.asInGo(parameters.get(Violation.LIMIT));
    return switch (violation.code()) {
      case Violation.MISSING ->
          "expected required property " + parameters.get(Violation.FIELD) + " to be present";
      case Violation.TYPE -> "expected " + parameters.get(Violation.EXPECTED);
      case Violation.MINIMUM -> "expected number >= " + limit;
      case Violation.ONE_OF ->
          "expected value to be one of \"" + joined(parameters.get(Violation.CHOICES)) + "\"";
      case Violation.UNEXPECTED -> "unexpected property";
      case Violation.MIN_LENGTH -> "expected length >= " + limit;
      case Violation.MAX_LENGTH, Violation.MAX_JSON -> "expected length <= " + limit;
      case Violation.MAX_PROPERTIES -> "expected object with at most " + limit + " properties";
      case Violation.PATTERN -> "expected string to match pattern " + limit;
      case Violation.URL ->
          "expected string to be RFC 3986 uri: " + parameters.get(Violation.REASON);
      case Violation.STORABLE -> "expected string without U+0000 and lone surrogates";
      case Violation.UNPARSABLE -> "invalid integer";
      default -> "expected other text";
    };
  }

  private static String joined(Object choices) {
    return ((List<?>) choices).stream().map(Object::toString).collect(Collectors.joining(", "));
  }

  /** {@code body.events[1]}. */
  private static String location(List<Object> path) {
    StringBuilder text = new StringBuilder();
    for (Object step : path) {
      switch (step) {
        case Integer index -> text.append('[').append(index).append(']');
        case Object name when text.isEmpty() -> text.append(name);
        case Object name -> text.append('.').append(name);
      }
    }
    return text.toString();
  }

  /** RFC 9110's names, but for one that is older there. */
  private static String title(int status) {
    return switch (status) {
      case 422 -> "Unprocessable Entity";
      default -> Objects.toString(Response.Status.fromStatusCode(status), "Bad Request");
    };
  }
}
