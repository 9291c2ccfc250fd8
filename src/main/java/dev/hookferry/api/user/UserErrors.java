package dev.hookferry.api.user;

import static java.util.stream.Collectors.joining;

import dev.hookferry.api.kit.ApiError;
import dev.hookferry.api.kit.FailedRequest;
import dev.hookferry.api.kit.Refusal;
import dev.hookferry.api.kit.SurfaceErrors;
import dev.hookferry.api.kit.Violation;
import dev.hookferry.api.user.UserJson.Failure;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What goes wrong as NestJS's exceptions say it. */
@ApplicationScoped
class UserErrors implements SurfaceErrors {

  /** The code of a violation. */
  static final String USER_UNKNOWN = "user_unknown";

  private static final String SCHEMA = "UserError";
  private static final String BAD_REQUEST = "Bad Request";
  private static final Failure UNAUTHENTICATED = new Failure("Unauthorized", null, 401);
  private static final Failure FORBIDDEN = new Failure("Forbidden Resource", "Forbidden", 403);
  private static final Failure NOT_FOUND = new Failure("Webhook not found", "Not Found", 404);

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

  @Override
  public List<Refusal> refusals(String path, boolean takesBody) {
    Failure invalid =
        new Failure(
            List.of("should be a secure URL with HTTPS", "events must be an array"),
            BAD_REQUEST,
            400);
    List<Refusal> refusals =
        new ArrayList<>(
            List.of(
                refusal("400", "Bad request", "Request Validation", invalid),
                refusal("401", "Unauthorized", "Unauthorized", UNAUTHENTICATED),
                refusal("403", "Forbidden", "Forbidden", FORBIDDEN),
                Refusal.of("default", "Refused", SCHEMA)));
    if (path.endsWith("}")) {
      refusals.add(refusal("404", "Webhook was not found", "Not Found", NOT_FOUND));
    }
    return refusals;
  }

  private static Refusal refusal(String status, String description, String name, Failure example) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("message", example.message());
    if (example.error() != null) {
      body.put("error", example.error());
    }
    body.put("statusCode", example.statusCode());
    return Refusal.of(status, description, SCHEMA).example(name, body);
  }

  private static Failure failure(ApiError error) {
    return switch (error) {
      case ApiError.Invalid invalid ->
          new Failure(
              invalid.violations().stream().map(UserErrors::words).toList(), BAD_REQUEST, 400);
      case ApiError.Malformed malformed -> new Failure(words(malformed), BAD_REQUEST, 400);
      case ApiError.Unauthenticated missing -> UNAUTHENTICATED;
      case ApiError.Forbidden forbidden -> FORBIDDEN;
      case ApiError.NotFound notFound -> NOT_FOUND;
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

  /** In class-validator's words. */
  static String words(Violation violation) {
    String field = violation.path().isEmpty() ? "Property" : "" + violation.path().getFirst();
    String subject = violation.parameter(Violation.EACH) == null ? field : "each value in " + field;
    Object limit = violation.parameter(Violation.LIMIT);
    return switch (violation.code()) {
      case Violation.URL -> "should be a secure URL with HTTPS";
      case Violation.TYPE -> subject + " must be " + type(violation);
      case Violation.ONE_OF ->
          subject + " must be one of the following values: " + choices(violation);
      case Violation.EMPTY -> subject + " should not be empty";
      case Violation.MIN_ITEMS -> subject + " must contain at least " + limit + " elements";
      case Violation.MAX_ITEMS -> subject + " must contain no more than " + limit + " elements";
      case Violation.MINIMUM -> subject + " must not be less than " + limit;
      case Violation.MAXIMUM -> subject + " must not be greater than " + limit;
      case USER_UNKNOWN -> "user does not exist";
      default -> subject + " must be a valid string";
    };
  }

  private static String type(Violation violation) {
    return switch ((String) violation.parameter(Violation.EXPECTED)) {
      case "array" -> "an array";
      case "integer" -> "an integer number";
      case "time" -> "a valid ISO 8601 date string";
      default -> "a string";
    };
  }

  private static String choices(Violation violation) {
    return ((List<?>) violation.parameter(Violation.CHOICES))
        .stream().map(Object::toString).collect(joining(", "));
  }
}
