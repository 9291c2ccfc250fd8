package dev.hookferry.registry.endpoint;

import dev.hookferry.vault.Vault;
import dev.hookferry.vault.VaultException;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;

/** Reads endpoints without a session, for those who have a connection: to be shown, not changed. */
@ApplicationScoped
public class EndpointRows {

  private static final String READ =
      """
      SELECT e.*, h.endpoint_id, h.consecutive_failures, h.failing_since, h.last_verified_at, h.last_delivery_at,
        h.last_error, s.sealed
      FROM endpoint e
      LEFT JOIN endpoint_health h ON h.account_id = e.account_id AND h.endpoint_id = e.id
      LEFT JOIN endpoint_secret s ON s.account_id = e.account_id AND s.endpoint_id = e.id AND s.position = 0
        AND (s.expires_at IS NULL OR s.expires_at > now())
      WHERE e.account_id = $1 AND e.id = $2
      """;

  private final Vault vault;

  EndpointRows(Vault vault) {
    this.vault = vault;
  }

  /** The endpoint with the secret that signs first. */
  public Uni<Optional<Endpoint>> find(SqlClient client, int accountId, UUID id) {
    return client
        .preparedQuery(READ)
        .execute(Tuple.of(accountId, id))
        .map(rows -> StreamSupport.stream(rows.spliterator(), false).findFirst())
        .map(found -> found.map(this::endpoint));
  }

  private Endpoint endpoint(Row row) {
    Endpoint endpoint = new Endpoint();
    endpoint.accountId = row.getInteger("account_id");
    endpoint.id = row.getUUID("id");
    endpoint.number = row.getLong("number");
    endpoint.surface = row.getString("surface");
    endpoint.scopeKind = row.getString("scope_kind");
    endpoint.scopeId = row.getString("scope_id");
    endpoint.url = row.getString("url");
    endpoint.method = row.getString("method");
    endpoint.name = row.getString("name");
    endpoint.description = row.getString("description");
    endpoint.headers = headers((JsonObject) row.getValue("headers"));
    endpoint.patterns = List.of(row.getArrayOfStrings("patterns"));
    endpoint.enabled = row.getBoolean("enabled");
    endpoint.timeoutMs = row.getInteger("timeout_ms");
    endpoint.retries = row.getLong("retries");
    endpoint.initialBackoffSeconds = row.getLong("initial_backoff_seconds");
    endpoint.backoffMultiplier = row.getDouble("backoff_multiplier");
    endpoint.verifyTls = row.getBoolean("verify_tls");
    endpoint.rateLimitPerSecond = row.getInteger("rate_limit_per_second");
    endpoint.metadata = metadata((JsonObject) row.getValue("metadata"));
    endpoint.freshStarts = row.getLong("fresh_starts");
    endpoint.createdAt = instant(row, "created_at");
    endpoint.updatedAt = instant(row, "updated_at");
    endpoint.secrets = secrets(row);
    endpoint.health = row.getUUID("endpoint_id") == null ? null : health(row);
    return endpoint;
  }

  private static EndpointHealth health(Row row) {
    EndpointHealth health = new EndpointHealth();
    health.consecutiveFailures = row.getInteger("consecutive_failures");
    health.failingSince = instant(row, "failing_since");
    health.lastVerifiedAt = instant(row, "last_verified_at");
    health.lastDeliveryAt = instant(row, "last_delivery_at");
    health.lastError = row.getString("last_error");
    return health;
  }

  /** One that does not open here has no hint to show. */
  private List<String> secrets(Row row) {
    Buffer sealed = row.getBuffer("sealed");
    try {
      return sealed == null
          ? List.of()
          : List.of(vault.open(row.getInteger("account_id"), row.getUUID("id"), sealed.getBytes()));
    } catch (VaultException e) {
      return List.of();
    }
  }

  private static Map<String, List<String>> headers(JsonObject json) {
    Map<String, List<String>> headers = new LinkedHashMap<>();
    json.forEach(header -> headers.put(header.getKey(), values(header.getValue())));
    return headers;
  }

  private static List<String> values(Object json) {
    return json instanceof JsonArray array ? array.stream().map(String::valueOf).toList() : null;
  }

  private static Map<String, Object> metadata(JsonObject json) {
    return json == null ? null : json.getMap();
  }

  private static Instant instant(Row row, String column) {
    OffsetDateTime time = row.getOffsetDateTime(column);
    return time == null ? null : time.toInstant();
  }
}
