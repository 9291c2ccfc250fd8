package dev.hookferry.registry.endpoint;

import dev.hookferry.registry.Columns;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An endpoint as its table has it. */
final class EndpointRow {

  private EndpointRow() {}

  /** Without its secrets. */
  static Endpoint endpoint(Row row) {
    Endpoint endpoint = new Endpoint();
    endpoint.accountId = row.getInteger("account_id");
    endpoint.id = row.getUUID("id");
    endpoint.number = row.getLong("number");
    endpoint.surface = row.getString("surface");
    endpoint.scopeKind = row.getString("scope_kind");
    endpoint.scopeId = row.getString("scope_id");
    endpoint.hears = strings(row.getArrayOfStrings("hears"));
    endpoint.url = row.getString("url");
    endpoint.method = row.getString("method");
    endpoint.name = row.getString("name");
    endpoint.description = row.getString("description");
    endpoint.headers = headers((JsonObject) row.getValue("headers"));
    endpoint.headersText = row.getString("headers_text");
    endpoint.patterns = strings(row.getArrayOfStrings("patterns"));
    endpoint.enabled = row.getBoolean("enabled");
    endpoint.timeoutMs = row.getInteger("timeout_ms");
    endpoint.retries = row.getLong("retries");
    endpoint.initialBackoffSeconds = row.getLong("initial_backoff_seconds");
    endpoint.backoffMultiplier = row.getDouble("backoff_multiplier");
    endpoint.verifyTls = row.getBoolean("verify_tls");
    endpoint.rateLimitPerSecond = row.getInteger("rate_limit_per_second");
    endpoint.metadata = metadata((JsonObject) row.getValue("metadata"));
    endpoint.freshStarts = row.getLong("fresh_starts");
    endpoint.createdAt = Columns.instant(row, "created_at");
    endpoint.updatedAt = Columns.instant(row, "updated_at");
    endpoint.health = health(row);
    return endpoint;
  }

  /** Its key, and then what may change, in the order of the columns. */
  static Tuple changeable(Endpoint endpoint) {
    return Tuple.of(endpoint.accountId, endpoint.id)
        .addValue(endpoint.hears == null ? null : endpoint.hears.toArray(String[]::new))
        .addValue(endpoint.url)
        .addValue(endpoint.method)
        .addValue(endpoint.name)
        .addValue(endpoint.description)
        .addValue(new JsonObject(new LinkedHashMap<>(endpoint.headers)))
        .addValue(endpoint.headersText)
        .addValue(endpoint.patterns.toArray(String[]::new))
        .addValue(endpoint.enabled)
        .addValue(endpoint.timeoutMs)
        .addValue(endpoint.retries)
        .addValue(endpoint.initialBackoffSeconds)
        .addValue(endpoint.backoffMultiplier)
        .addValue(endpoint.verifyTls)
        .addValue(endpoint.rateLimitPerSecond)
        .addValue(endpoint.metadata == null ? null : new JsonObject(endpoint.metadata))
        .addValue(endpoint.freshStarts)
        .addValue(Columns.time(endpoint.updatedAt));
  }

  private static EndpointHealth health(Row row) {
    Integer failures = row.getInteger("consecutive_failures");
    return failures == null
        ? EndpointHealth.UNTRIED
        : new EndpointHealth(
            failures,
            Columns.instant(row, "last_verified_at"),
            Columns.instant(row, "last_delivery_at"),
            row.getString("last_error"));
  }

  private static List<String> strings(String[] array) {
    return array == null ? null : List.of(array);
  }

  /** A name that has no values has null. */
  private static Map<String, List<String>> headers(JsonObject json) {
    Map<String, List<String>> headers = new LinkedHashMap<>();
    json.forEach(header -> headers.put(header.getKey(), values((JsonArray) header.getValue())));
    return headers;
  }

  private static List<String> values(JsonArray json) {
    return json == null ? null : json.stream().map(String::valueOf).toList();
  }

  private static Map<String, Object> metadata(JsonObject json) {
    return json == null ? null : json.getMap();
  }
}
