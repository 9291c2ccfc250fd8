package dev.hookferry.api.svix;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hookferry.api.kit.ApiError;
import dev.hookferry.api.kit.FailedRequest;
import dev.hookferry.api.kit.SurfaceErrors;
import dev.hookferry.api.kit.Violation;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.util.List;

/** What goes wrong as the SDKs read it: a code and a detail, or a list of what breaks the rules. */
@ApplicationScoped
class SvixErrors implements SurfaceErrors {

  private static final long BODY_LIMIT = 1024 * 1024;

  @Override
  public List<String> prefixes() {
    return List.of("/api/v1", SvixHostedPaths.INGEST);
  }

  @Override
  public long bodyLimit(String method, String path) {
    return BODY_LIMIT;
  }

  @Override
  public Response render(ApiError error, FailedRequest request) {
    return switch (error) {
      case ApiError.Invalid invalid -> invalid(invalid.violations());
      case ApiError.Malformed malformed -> malformed(malformed);
      case ApiError.Unauthenticated missing -> coded(401, "authentication_failed", "Invalid token");
      case ApiError.Forbidden forbidden ->
          coded(403, "insufficient access", "The token may not do this.");
      case ApiError.NotFound notFound ->
          SvixHostedPaths.contain(request.path())
              ? coded(501, "not_implemented", "This API endpoint is not yet implemented.")
              : coded(404, "not_found", "Entity not found");
      case ApiError.MethodNotAllowed not ->
          SvixHostedPaths.contain(request.path())
              ? coded(501, "not_implemented", "This API endpoint is not yet implemented.")
              : coded(405, "method_not_allowed", "The path has no method " + not.method());
      case ApiError.Conflict conflict -> coded(409, "conflict", conflict.reason());
      case ApiError.TooLarge large ->
          coded(413, "payload_too_large", "The body is larger than " + large.limit() + " bytes");
      case ApiError.UnsupportedMediaType type ->
          coded(415, "unsupported_media_type", "The content type is not supported");
      case ApiError.TooManyRequests many -> coded(429, "rate_limit", "Too many requests");
      case ApiError.Refused refused ->
          coded(refused.status(), "generic_error", "The request is refused");
      case ApiError.Unexpected bug -> answer(500, JsonNodeFactory.instance.objectNode());
      case ApiError.Unavailable away -> answer(503, JsonNodeFactory.instance.objectNode());
    };
  }

  private static Response malformed(ApiError.Malformed malformed) {
    ArrayNode detail = JsonNodeFactory.instance.arrayNode();
    add(detail, List.of("body"), malformed.message(), "value_error.jsondecode");
    return detail(detail);
  }

  private static Response invalid(List<Violation> violations) {
    Violation first = violations.getFirst();
    if (first.parameter(SvixRefusal.STATUS) instanceof Integer status) {
      return coded(status, first.code(), "" + first.parameter(Violation.REASON));
    }
    ArrayNode detail = JsonNodeFactory.instance.arrayNode();
    for (Violation violation : violations) {
      add(detail, violation.path(), words(violation), type(violation));
    }
    return detail(detail);
  }

  private static void add(ArrayNode detail, List<Object> path, String message, String type) {
    ObjectNode entry = detail.addObject();
    ArrayNode loc = entry.putArray("loc");
    path.forEach(step -> loc.add("" + step));
    entry.put("msg", message).put("type", type);
  }

  private static Response detail(ArrayNode detail) {
    return answer(422, JsonNodeFactory.instance.objectNode().set("detail", detail));
  }

  private static String type(Violation violation) {
    return switch (violation.code()) {
      case Violation.TYPE, Violation.MISSING, Violation.NULL, Violation.UNICODE ->
          "value_error.jsondecode";
      default -> "value_error";
    };
  }

  private static String words(Violation violation) {
    Object limit = violation.parameter(Violation.LIMIT);
    return switch (violation.code()) {
      case Violation.MISSING -> "missing field";
      case Violation.TYPE -> "invalid type: expected " + violation.parameter(Violation.EXPECTED);
      case Violation.MINIMUM -> "must be at least " + limit;
      case Violation.MAXIMUM -> "must be at most " + limit;
      case Violation.MIN_LENGTH, Violation.EMPTY -> "must not be empty";
      case Violation.MAX_LENGTH -> "must have at most " + limit + " characters";
      case Violation.MIN_ITEMS -> "must have at least " + limit + " items";
      case Violation.MAX_ITEMS -> "must have at most " + limit + " items";
      case Violation.PATTERN -> "must match " + limit;
      case Violation.ONE_OF -> "must be one of " + violation.parameter(Violation.CHOICES);
      case Violation.UNICODE, Violation.NUL -> "must be text that can be stored";
      case "unstorable_text" -> "must be text that can be stored";
      default ->
          violation.parameter(Violation.REASON) == null
              ? "invalid value"
              : "" + violation.parameter(Violation.REASON);
    };
  }

  private static Response coded(int status, String code, String detail) {
    return answer(
        status, JsonNodeFactory.instance.objectNode().put("code", code).put("detail", detail));
  }

  private static Response answer(int status, Object body) {
    return SvixAnswers.of(status, body.toString());
  }
}
