package dev.hookferry.registry.endpoint;

import dev.hookferry.domain.model.Receiver;
import dev.hookferry.domain.model.Scope;
import dev.hookferry.domain.model.ScopeKind;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.UUID;

/** A URL that receives, with how to call it: what a surface's users configure. */
public class Endpoint {

  /** Longest that one request may take. */
  public static final Duration MAX_TIMEOUT = Duration.ofSeconds(60);

  public int accountId;
  public UUID id;

  /** From a sequence, for surfaces that show integers; 0 until it is read back. */
  public long number;

  /** The surface that made it and shows it, by {@link dev.hookferry.envelope.Envelope#name}. */
  public String surface;

  public String scopeKind;

  public String scopeId;

  /** Of an endpoint of the account: the kinds of scope whose events it gets; null: every kind. */
  public List<String> hears;

  public String url;

  /** {@code POST}, {@code PUT} or {@code PATCH}. */
  public String method = "POST";

  public String name = "";
  public String description;

  /** Custom headers as they were given: name to values, null where a name has none. */
  public Map<String, List<String>> headers = new LinkedHashMap<>();

  /** The same as the text that they were given as; null where they were not given as a text. */
  public String headersText;

  /** Patterns of event types, see {@code EventPattern}; {@code ["*"]} is every type. */
  public List<String> patterns = List.of("*");

  public boolean enabled = true;
  public int timeoutMs = 10_000;

  /** Attempts after the first. */
  public long retries;

  /** Null: the surface's own schedule. */
  public Long initialBackoffSeconds;

  public Double backoffMultiplier;
  public boolean verifyTls = true;

  /** Null: no limit. */
  public Integer rateLimitPerSecond;

  public Map<String, Object> metadata;

  /**
   * Grows when what sending learned of it counts no more: it is called in another way now, was
   * enabled again, or has answered well when it was tried out.
   */
  public long freshStarts;

  public Instant createdAt;
  public Instant updatedAt;

  /**
   * In clear, the first signs first; read and written by the registry, sealed in a table of their
   * own.
   */
  public List<String> secrets = List.of();

  /** What sending found out; read by the registry. */
  public EndpointHealth health = EndpointHealth.UNTRIED;

  public Scope scope() {
    return new Scope(ScopeKind.of(scopeKind).orElseThrow(), scopeId);
  }

  /** How the line sees it. */
  public Receiver receiver() {
    return new Receiver(
        accountId,
        id,
        number,
        surface,
        scope(),
        url,
        method,
        headers,
        enabled,
        Duration.ofMillis(timeoutMs),
        retries,
        initialBackoffSeconds == null
            ? OptionalLong.empty()
            : OptionalLong.of(initialBackoffSeconds),
        backoffMultiplier == null ? OptionalDouble.empty() : OptionalDouble.of(backoffMultiplier),
        verifyTls,
        secrets,
        freshStarts);
  }

  /** {@code disabled}, {@code failing} (enabled, and its last attempt failed) or {@code active}. */
  public String status() {
    if (!enabled) {
      return "disabled";
    }
    return health.consecutiveFailures() > 0 ? "failing" : "active";
  }
}
