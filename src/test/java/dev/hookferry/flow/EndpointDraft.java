package dev.hookferry.flow;

import dev.hookferry.domain.model.Ids;
import dev.hookferry.vault.Vault;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** An endpoint about to be inserted: it wants everything, and is tried five times. */
final class EndpointDraft {

  private static final String INSERT =
      """
      INSERT INTO endpoint (account_id, id, surface, scope_kind, scope_id, url, method, headers, patterns, enabled,
        timeout_ms, retries, initial_backoff_seconds, backoff_multiplier, verify_tls, rate_limit_per_second,
        created_at, updated_at)
      VALUES ($1, $2, $3, 'account', '', $4, 'POST', $5, $6, true, $7, $8, $9, $10, true, $11, now(), now())
      """;

  private static final String INSERT_SECRET =
      """
      INSERT INTO endpoint_secret (account_id, endpoint_id, position, sealed, created_at)
      VALUES ($1, $2, 0, $3, now())
      """;

  private final Pool pool;
  private final Vault vault;
  private final int accountId;
  private final UUID id = Ids.next(Instant.now(), new SecureRandom());
  private final JsonObject headers = new JsonObject();
  private String url;
  private String[] patterns = {"*"};
  private int timeoutMs = 10_000;
  private long retries = 4;
  private Long initialBackoffSeconds;
  private Double multiplier;
  private Integer rateLimit;
  private String secret;

  EndpointDraft(Pool pool, Vault vault, int accountId) {
    this.pool = pool;
    this.vault = vault;
    this.accountId = accountId;
  }

  EndpointDraft at(String url) {
    this.url = url;
    return this;
  }

  EndpointDraft wanting(String... patterns) {
    this.patterns = patterns;
    return this;
  }

  EndpointDraft timeout(Duration timeout) {
    timeoutMs = (int) timeout.toMillis();
    return this;
  }

  EndpointDraft retries(long retries) {
    this.retries = retries;
    return this;
  }

  EndpointDraft backoff(long seconds, double multiplier) {
    initialBackoffSeconds = seconds;
    this.multiplier = multiplier;
    return this;
  }

  EndpointDraft rateLimit(int perSecond) {
    rateLimit = perSecond;
    return this;
  }

  EndpointDraft header(String name, String... values) {
    headers.put(name, new JsonArray(List.of(values)));
    return this;
  }

  EndpointDraft secret(String secret) {
    this.secret = secret;
    return this;
  }

  UUID create() {
    pool.preparedQuery(INSERT).execute(parameters()).await().indefinitely();
    if (secret != null) {
      insertSealed(vault.seal(accountId, id, secret));
    }
    return id;
  }

  private void insertSealed(byte[] sealed) {
    pool.preparedQuery(INSERT_SECRET)
        .execute(Tuple.of(accountId, id, Buffer.buffer(sealed)))
        .await()
        .indefinitely();
  }

  private Tuple parameters() {
    return Tuple.tuple()
        .addValue(accountId)
        .addValue(id)
        .addValue(PlainEnvelope.NAME)
        .addValue(url)
        .addValue(headers)
        .addValue(patterns)
        .addValue(timeoutMs)
        .addValue(retries)
        .addValue(initialBackoffSeconds)
        .addValue(multiplier)
        .addValue(rateLimit);
  }
}
