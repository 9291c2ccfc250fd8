package dev.hookferry.api.device;

import dev.hookferry.api.kit.ApiError;
import dev.hookferry.api.kit.ApiException;
import dev.hookferry.api.kit.FailedRequest;
import dev.hookferry.api.kit.Refusal;
import dev.hookferry.api.kit.SurfaceErrors;
import dev.hookferry.api.kit.Violation;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What goes wrong as one sentence; whatever is wrong with a request is a 400. */
@ApplicationScoped
class DeviceErrors implements SurfaceErrors {

  /** The panel's sentences; of several that hold, the first one here is shown. */
  enum Sentence {
    NO_OBJECT("Wrong JSON body"),
    MISSING("Wrong JSON body: no value for %s"),
    TYPE("Wrong JSON body: value %s was of the wrong type"),
    LIMIT("Wrong pagination limit"),
    PAGE_NUMBER("Wrong page number"),
    SORT_FIELD("Wrong sort field"),
    SORT_TYPE("Wrong sort type"),
    FROM("Wrong time format"),
    TO("Wrong time format"),
    TIME_RANGE("Wrong time range: 'to' must be greater then 'from'"),
    WEBHOOK_UID("Wrong webhook uid"),
    EVENT_UID("Wrong event uid"),
    URL("Invalid URL format. Must be HTTP URL"),
    STATUS("Status must be 'active' or 'disabled'"),
    EVENT_TYPES("Invalid event types"),
    MAX_RETRIES("Max retries must be between 1 and 5"),
    HEADER_NAME("Invalid header name"),
    HEADER_VALUE("Invalid header value"),
    DUPLICATE("Webhook with the same URL already exists"),
    NO_DEVICE("Device does not exist"),
    VALUE("Wrong JSON body");

    private final String text;

    Sentence(String text) {
      this.text = text;
    }

    /** The request is refused for this. */
    ApiException broken() {
      return new ApiException(
          ApiError.Invalid.of(new Violation(List.of(), name(), Map.of(), null)));
    }

    /** That of the rule, else that of the field whose value is wrong. */
    private static Sentence of(Violation violation) {
      if (violation.is(Violation.MISSING)) {
        return MISSING;
      }
      if (violation.is(Violation.TYPE) && !isOfQuery(violation)) {
        return violation.path().isEmpty() ? NO_OBJECT : TYPE;
      }
      return Arrays.stream(values())
          .filter(each -> each.isFor(violation))
          .findFirst()
          .orElse(VALUE);
    }

    private boolean isFor(Violation violation) {
      return violation.is(name()) || name().equalsIgnoreCase(field(violation));
    }
  }

  @Override
  public List<String> prefixes() {
    return List.of("/api/v1/webhooks");
  }

  @Override
  public Response render(ApiError error, FailedRequest request) {
    return switch (error) {
      case ApiError.Invalid invalid -> sentence(400, first(invalid.violations()));
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

  @Override
  public List<Refusal> refusals(String path, boolean takesBody) {
    Refusal invalid =
        refusal("400", "Validation error, or required fields are not provided")
            .example("Wrong uid", error("Wrong webhook uid"));
    return List.of(
        takesBody
            ? invalid
                .example("Missed", error("Wrong JSON body: no value for url"))
                .example("Webhook exists", error("Webhook with the same URL already exists"))
            : invalid.example("Wrong page", error("Wrong page number")),
        refusal("401", "Unauthorized request").example("Log In", error("Log In")),
        refusal("403", "Administrator rights required")
            .example("Admin Rights Required", error("Administrator rights required")));
  }

  private static Refusal refusal(String status, String description) {
    return Refusal.of(status, description, "DeviceError");
  }

  private static Map<String, Object> error(String sentence) {
    return Map.of("error", sentence);
  }

  private static String first(List<Violation> violations) {
    Violation first = violations.stream().min(Comparator.comparing(Sentence::of)).orElseThrow();
    return String.format(Locale.ROOT, Sentence.of(first).text, field(first));
  }

  /** Its name, or an empty text for the body as a whole. */
  private static String field(Violation violation) {
    return violation.path().stream()
        .skip(isOfQuery(violation) ? 1 : 0)
        .findFirst()
        .map(Object::toString)
        .orElse("");
  }

  private static boolean isOfQuery(Violation violation) {
    return violation.path().stream().findFirst().filter("query"::equals).isPresent();
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
