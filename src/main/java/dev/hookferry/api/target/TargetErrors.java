package dev.hookferry.api.target;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hookferry.api.kit.ApiError;
import dev.hookferry.api.kit.FailedRequest;
import dev.hookferry.api.kit.LoneSurrogates;
import dev.hookferry.api.kit.Refusal;
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
import java.util.Locale;
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

  @Override
  public List<Refusal> refusals(String path, boolean takesBody) {
    List<Refusal> refusals = new ArrayList<>();
    if (takesBody) {
      refusals.add(refusal("400", Map.of("url", List.of("Enter a valid URL."))));
      refusals.add(detailed("415", "Unsupported media type \"application/xml\" in request."));
    }
    refusals.add(detailed("401", "Incorrect authentication credentials."));
    refusals.add(detailed("403", "You do not have permission to perform this action."));
    refusals.add(detailed("404", "Not found."));
    refusals.add(detailed("default", "Method \"PUT\" not allowed."));
    refusals.add(detailed("500", "Unexpected error while handling your request."));
    return refusals;
  }

  private static Refusal detailed(String status, String text) {
    return refusal(status, Map.of("detail", text));
  }

  private static Refusal refusal(String status, Map<String, Object> example) {
    return Refusal.of(status, "Error", null).example("error", example);
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
      fields.computeIfAbsent(field, name -> new ArrayList<>()).add(words(violation));
    }
    return fields;
  }

  static String words(Violation violation) {
    JsonNode value = violation.value();
    return switch (violation.code()) {
      case Violation.MISSING -> "This field is required.";
      case Violation.NULL ->
          violation.path().isEmpty() ? "No data provided" : "This field may not be null.";
      case Violation.EMPTY -> "This field may not be blank.";
      case Violation.URL -> "Enter a valid URL.";
      case Violation.MAX_LENGTH ->
          "Ensure this field has no more than "
              + violation.parameter(Violation.LIMIT)
              + " characters.";
      case Violation.TYPE -> wrongType((String) violation.parameter(Violation.EXPECTED), value);
      case Violation.ONE_OF ->
          "\"" + violation.parameter(Violation.SHOWN) + "\" is not a valid choice.";
      case Violation.UNICODE ->
          "Surrogate characters are not allowed: U+" + surrogate(value.asText()) + ".";
      default -> "Null characters are not allowed.";
    };
  }

  private static String wrongType(String expected, JsonNode value) {
    return switch (expected) {
      case "object" -> "Invalid data. Expected a dictionary, but got " + typeName(value) + ".";
      case "boolean" -> "Must be a valid boolean.";
      default -> "Not a valid string.";
    };
  }

  private static String surrogate(String text) {
    return Integer.toHexString(LoneSurrogates.first(text).orElseThrow()).toUpperCase(Locale.ROOT);
  }

  /** Python's name of the type. */
  private static String typeName(JsonNode node) {
    return switch (node.getNodeType()) {
      case ARRAY -> "list";
      case STRING -> "str";
      case BOOLEAN -> "bool";
      default -> node.isIntegralNumber() ? "int" : "float";
    };
  }
}
