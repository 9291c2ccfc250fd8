package dev.hookferry.api.account;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.hookferry.api.kit.Times;
import dev.hookferry.flow.ProbeResult;
import dev.hookferry.flow.SentRequest;
import dev.hookferry.history.Attempt;
import dev.hookferry.notice.AttemptMade;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * One request of a delivery.
 *
 * @param status null where no answer came
 * @param error null on success
 * @param responseHeaders empty where no answer came
 * @param responseBody its first KiB; empty where no answer came
 * @param address which one of the URL's name was called, or tried last; absent where the URL has an
 *     address itself, and where none was tried
 * @param request what was sent; absent where it can no longer be told, because the endpoint was
 *     changed or deleted since
 */
@JsonNaming(SnakeCaseStrategy.class)
@Schema(name = "Attempt")
record AttemptJson(
    int number,
    @Schema(format = "date-time") String startedAt,
    long durationMs,
    @Schema(nullable = true) Integer status,
    @Schema(nullable = true) String error,
    Map<String, String> responseHeaders,
    String responseBody,
    @JsonInclude(JsonInclude.Include.NON_NULL) String address,
    @JsonInclude(JsonInclude.Include.NON_NULL) RequestJson request) {

  static AttemptJson of(ProbeResult result) {
    return new AttemptJson(
        1,
        Times.text(result.startedAt()),
        result.duration().toMillis(),
        result.status(),
        result.error(),
        result.responseHeaders(),
        text(result.responseBody()),
        result.address(),
        null);
  }

  static AttemptJson of(Attempt attempt, Optional<SentRequest> request) {
    return new AttemptJson(
        attempt.number(),
        Times.text(attempt.startedAt()),
        attempt.durationMs(),
        attempt.status(),
        attempt.error(),
        attempt.responseHeaders(),
        text(attempt.responseBody()),
        attempt.address(),
        request.map(RequestJson::of).orElse(null));
  }

  static AttemptJson of(AttemptMade attempt) {
    return new AttemptJson(
        attempt.number(),
        Times.text(attempt.startedAt()),
        attempt.durationMs(),
        attempt.status(),
        attempt.error(),
        attempt.responseHeaders(),
        text(attempt.responseBody()),
        attempt.address(),
        null);
  }

  /** Receivers may send anything: what is no UTF-8 is shown as U+FFFD. */
  private static String text(byte[] body) {
    return new String(body, StandardCharsets.UTF_8);
  }
}
