package dev.hookferry.flow;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/**
 * One request that was made at once, with its answer.
 *
 * @param status null where no answer came
 * @param error null on success
 * @param address of the endpoint's name that was called; null: the URL has one itself, or none was
 * @param requestHeaders as sent, name to value
 * @param responseBody its first KiB
 */
public record ProbeResult(
    UUID eventId,
    Instant startedAt,
    Duration duration,
    Integer status,
    String error,
    Map<String, String> responseHeaders,
    byte[] responseBody,
    String address,
    String method,
    String url,
    Map<String, String> requestHeaders,
    byte[] requestBody) {

  public boolean succeeded() {
    return error == null;
  }
}
