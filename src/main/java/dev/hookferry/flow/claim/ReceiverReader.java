package dev.hookferry.flow.claim;

import dev.hookferry.domain.model.PublicId;
import dev.hookferry.domain.model.Receiver;
import dev.hookferry.domain.model.Scope;
import dev.hookferry.domain.model.ScopeKind;
import dev.hookferry.vault.Vault;
import dev.hookferry.vault.VaultException;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * The endpoints of a batch with the secrets that are active now; read, each once, where they are
 * not known as they are.
 */
@ApplicationScoped
class ReceiverReader {

  private static final Logger LOG = Logger.getLogger(ReceiverReader.class);

  private static final String READ =
      """
      SELECT e.account_id, e.id, e.number, e.surface, e.scope_kind, e.scope_id, e.url, e.method, e.headers, e.enabled,
        e.timeout_ms, e.retries, e.initial_backoff_seconds, e.backoff_multiplier, e.verify_tls,
        e.xmin::text::bigint AS version, e.fresh_starts, secret.sealed, secret.until
      FROM unnest($1::integer[], $2::uuid[]) AS wanted (account_id, id)
      CROSS JOIN LATERAL (
        SELECT e.*, e.xmin
        FROM endpoint e
        WHERE e.account_id = wanted.account_id AND e.id >= wanted.id AND e.id <= wanted.id
        ORDER BY e.id
        LIMIT 1) AS e
      CROSS JOIN LATERAL (
        SELECT array_agg(s.sealed ORDER BY s.position) AS sealed, min(s.expires_at) AS until
        FROM endpoint_secret s
        WHERE s.account_id = e.account_id AND s.endpoint_id = e.id
          AND (s.expires_at IS NULL OR s.expires_at > now())) AS secret
      """;

  private final Pool pool;
  private final Vault vault;
  private final Clock clock;
  private final ReceiverCache cache = new ReceiverCache();

  ReceiverReader(Pool pool, Vault vault, Clock clock) {
    this.pool = pool;
    this.vault = vault;
    this.clock = clock;
  }

  /**
   * What was found, by endpoint id; a deleted endpoint is in neither.
   *
   * @param sealed endpoints with a secret that does not open here
   */
  record Found(Map<UUID, Receiver> readable, Set<UUID> sealed) {}

  /** The receivers of these leases. */
  Uni<Found> of(List<Lease> leases) {
    Found found = new Found(new HashMap<>(), new HashSet<>());
    Map<UUID, Integer> missing = new LinkedHashMap<>();
    Instant now = clock.instant();
    for (Lease lease : leases) {
      cache
          .get(lease, now)
          .ifPresentOrElse(
              receiver -> found.readable().put(receiver.id(), receiver),
              () -> missing.put(lease.endpointId(), lease.accountId()));
    }
    return missing.isEmpty()
        ? Uni.createFrom().item(found)
        : read(missing).invoke(rows -> rows.forEach(row -> add(found, row))).replaceWith(found);
  }

  private Uni<RowSet<Row>> read(Map<UUID, Integer> wanted) {
    return pool.preparedQuery(READ)
        .execute(
            Tuple.of(
                wanted.values().toArray(Integer[]::new), wanted.keySet().toArray(UUID[]::new)));
  }

  /** A secret that does not open here is its endpoint's trouble, and of no other in the batch. */
  private void add(Found found, Row row) {
    UUID id = row.getUUID("id");
    try {
      Receiver receiver = receiver(row);
      found.readable().put(id, receiver);
      cache.put(receiver, row.getLong("version"), until(row));
    } catch (VaultException e) {
      LOG.errorf(
          "secret does not open, deliveries wait endpoint=%s error=\"%s\"",
          PublicId.ENDPOINT.of(id), e.getMessage());
      found.sealed().add(id);
    }
  }

  private Receiver receiver(Row row) {
    return new Receiver(
        row.getInteger("account_id"),
        row.getUUID("id"),
        row.getLong("number"),
        row.getString("surface"),
        new Scope(
            ScopeKind.of(row.getString("scope_kind")).orElseThrow(), row.getString("scope_id")),
        row.getString("url"),
        row.getString("method"),
        headers((JsonObject) row.getValue("headers")),
        row.getBoolean("enabled"),
        Duration.ofMillis(row.getInteger("timeout_ms")),
        row.getLong("retries"),
        optional(row.getLong("initial_backoff_seconds")),
        optional(row.getDouble("backoff_multiplier")),
        row.getBoolean("verify_tls"),
        secrets(row),
        row.getLong("fresh_starts"));
  }

  private static Instant until(Row row) {
    OffsetDateTime until = row.getOffsetDateTime("until");
    return until == null ? null : until.toInstant();
  }

  private List<String> secrets(Row row) {
    Buffer[] sealed = (Buffer[]) row.getValue("sealed");
    return sealed == null
        ? List.of()
        : Arrays.stream(sealed)
            .map(
                secret ->
                    vault.open(row.getInteger("account_id"), row.getUUID("id"), secret.getBytes()))
            .toList();
  }

  private static Map<String, List<String>> headers(JsonObject json) {
    Map<String, List<String>> headers = new LinkedHashMap<>();
    json.forEach(header -> headers.put(header.getKey(), values(header.getValue())));
    return headers;
  }

  private static List<String> values(Object json) {
    return json instanceof JsonArray array
        ? array.stream().map(String::valueOf).toList()
        : List.of();
  }

  private static OptionalLong optional(Long value) {
    return value == null ? OptionalLong.empty() : OptionalLong.of(value);
  }

  private static OptionalDouble optional(Double value) {
    return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
  }
}
