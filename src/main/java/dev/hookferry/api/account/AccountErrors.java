package dev.hookferry.api.account;

import dev.hookferry.api.kit.ApiError;
import dev.hookferry.api.kit.FailedRequest;
import dev.hookferry.api.kit.Refusal;
import dev.hookferry.api.kit.SurfaceErrors;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;

/** FastAPI's words: {@code detail} is a sentence, or the list of all that pydantic found. */
@Singleton
class AccountErrors implements SurfaceErrors {

  /** Where a request may be a batch. */
  private static final String EVENTS = "/v1/webhooks/events";

  private static final String TOKEN = "/v1/token";

  private static final long BATCH_LIMIT = 5 * 1024 * 1024;

  @Override
  public List<String> prefixes() {
    return List.of("/v1/webhooks", TOKEN);
  }

  @Override
  public long bodyLimit(String method, String path) {
    boolean batch = method.equals("POST") && (path.equals(EVENTS) || path.equals(EVENTS + "/"));
    return batch ? BATCH_LIMIT : BODY_LIMIT;
  }

  @Override
  public Response render(ApiError error, FailedRequest request) {
    return switch (error) {
      case ApiError.Malformed bad ->
          answer(422, List.of(PydanticWords.malformed(bad.position(), bad.message())));
      case ApiError.Unauthenticated who -> unauthenticated(who.presented());
      case ApiError.Forbidden forbidden -> answer(403, "Forbidden");
      case ApiError.NotFound notFound -> answer(404, "Not found");
      case ApiError.MethodNotAllowed method -> answer(405, "Method Not Allowed");
      case ApiError.Conflict conflict -> answer(409, conflict.reason());
      case ApiError.TooLarge large -> answer(413, "Request body too large");
      case ApiError.UnsupportedMediaType type -> answer(415, "Unsupported Media Type");
      case ApiError.Invalid invalid ->
          answer(422, invalid.violations().stream().map(PydanticWords::detail).toList());
      case ApiError.TooManyRequests many -> answer(429, "Too many requests");
      case ApiError.Refused refused -> answer(refused.status(), reason(refused.status()));
      case ApiError.Unavailable away -> answer(503, "Service unavailable");
      case ApiError.Unexpected bug -> answer(500, "Internal Server Error");
    };
  }

  @Override
  public List<Refusal> refusals(String path, boolean takesBody) {
    return path.equals(TOKEN)
        ? List.of(Refusal.of("default", "Refused", AccountDocument.TOKEN_ERROR))
        : List.of(
            Refusal.of("422", "Validation Error", AccountDocument.VALIDATION),
            Refusal.of("default", "Refused", AccountDocument.REFUSAL));
  }

  private static Response unauthenticated(boolean presented) {
    Response plain = answer(401, presented ? "Invalid API key" : "Not authenticated");
    return Response.fromResponse(plain).header(HttpHeaders.WWW_AUTHENTICATE, "Bearer").build();
  }

  private static String reason(int status) {
    Response.Status known = Response.Status.fromStatusCode(status);
    return known == null ? "Bad Request" : known.getReasonPhrase();
  }

  private static Response answer(int status, Object detail) {
    return Response.status(status)
        .type(MediaType.APPLICATION_JSON_TYPE)
        .entity(Map.of("detail", detail))
        .build();
  }
}
