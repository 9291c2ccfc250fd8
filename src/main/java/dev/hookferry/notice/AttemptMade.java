package dev.hookferry.notice;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * A request to an endpoint, and what came of it.
 *
 * @param number from 1
 * @param status null: no answer
 * @param error null on success
 * @param responseBody its first KiB
 * @param address of the endpoint's name that was called; null: the URL has one itself, or none was
 */
public record AttemptMade(
    int number,
    Instant startedAt,
    long durationMs,
    Integer status,
    String error,
    Map<String, String> responseHeaders,
    byte[] responseBody,
    String address) {

  private static final ObjectMapper PLAIN = new ObjectMapper();

  // Of the newest deliveries, which are found by the index: those before them were tried earlier.
  private static final String LAST =
      """
      SELECT CAST((
        SELECT json_build_object(
          'number', number,
          'started_at', to_char(started_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
          'duration_ms', duration_ms,
          'status', status,
          'error', error,
          'headers', response_headers,
          'body', encode(response_body, 'base64'),
          'address', host(address))
        FROM (
          SELECT *
          FROM attempt
          WHERE account_id = CAST($1 AS integer) AND endpoint_id = CAST($2 AS uuid) AND lease_no IS NOT NULL
          ORDER BY delivery_id DESC
          LIMIT 1000) AS newest
        ORDER BY id DESC
        LIMIT 1) AS text)
      """;

  /** The last one to an endpoint that is recorded. */
  public static Uni<Optional<AttemptMade>> last(
      Transaction transaction, int accountId, UUID endpointId) {
    return transaction
        .read(LAST, String.class, List.of(accountId, endpointId))
        .map(found -> Optional.ofNullable(found).map(AttemptMade::of));
  }

  private static AttemptMade of(String text) {
    JsonNode json = parse(text);
    return new AttemptMade(
        json.get("number").intValue(),
        Instant.parse(json.get("started_at").textValue()),
        json.get("duration_ms").longValue(),
        json.get("status").isNull() ? null : json.get("status").intValue(),
        json.get("error").textValue(),
        headers(json.get("headers")),
        body(json.get("body")),
        json.get("address").textValue());
  }

  private static Map<String, String> headers(JsonNode json) {
    Map<String, String> headers = new LinkedHashMap<>();
    json.properties().forEach(header -> headers.put(header.getKey(), header.getValue().asText()));
    return headers;
  }

  private static byte[] body(JsonNode json) {
    try {
      return json.isNull() ? new byte[0] : json.binaryValue();
    } catch (IOException e) {
      throw new UncheckedIOException("written as base64", e);
    }
  }

  private static JsonNode parse(String text) {
    try {
      return PLAIN.readTree(text);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException("written as JSON", e);
    }
  }
}
