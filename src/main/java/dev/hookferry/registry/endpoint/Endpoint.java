package dev.hookferry.registry.endpoint;

import dev.hookferry.domain.model.AccountKey;
import dev.hookferry.domain.model.Receiver;
import dev.hookferry.domain.model.Scope;
import dev.hookferry.domain.model.ScopeKind;
import dev.hookferry.domain.routing.OwnTypes;
import jakarta.persistence.CascadeType;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OneToOne;
import jakarta.persistence.OrderBy;
import jakarta.persistence.PrimaryKeyJoinColumn;
import jakarta.persistence.Transient;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.UUID;
import org.hibernate.annotations.DynamicUpdate;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** A URL that receives, with how to call it: what a surface's users configure. */
@Entity
@IdClass(AccountKey.class)
@DynamicUpdate
public class Endpoint {

  /** Longest that one request may take. */
  public static final Duration MAX_TIMEOUT = Duration.ofSeconds(60);

  @Id
  @Column(name = "account_id")
  public int accountId;

  @Id public UUID id;

  /** From a sequence, for surfaces that show integers; 0 until it is stored. */
  @Column(updatable = false)
  public long number;

  /** The surface that made it and shows it, by {@link dev.hookferry.envelope.Envelope#name}. */
  @Column(updatable = false)
  public String surface;

  @Column(updatable = false)
  public String scopeKind;

  @Column(updatable = false)
  public String scopeId;

  /** Of an endpoint of the account: the kinds of scope whose events it gets; null: every kind. */
  @JdbcTypeCode(SqlTypes.ARRAY)
  @Column(columnDefinition = "text[]")
  public List<String> hears;

  public String url;

  /** {@code POST}, {@code PUT} or {@code PATCH}. */
  public String method = "POST";

  public String name = "";
  public String description;

  /** Custom headers as they were given: name to values, null where a name has none. */
  @JdbcTypeCode(SqlTypes.JSON)
  public Map<String, List<String>> headers = new LinkedHashMap<>();

  /** The same as the text that they were given as; null where they were not given as a text. */
  public String headersText;

  /** Patterns of event types, see {@code EventPattern}; {@code ["*"]} is every type. */
  @JdbcTypeCode(SqlTypes.ARRAY)
  @Column(columnDefinition = "text[]")
  public List<String> patterns = List.of("*");

  /** Of which an event must name one; null: it need not. */
  @JdbcTypeCode(SqlTypes.ARRAY)
  @Column(columnDefinition = "text[]")
  public List<String> channels;

  /** Its owner's own id, once within a scope; null: none. */
  public String externalId;

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

  /** What its owner stated, where its application may bound it further; null: nothing. */
  public Integer statedRateLimit;

  @JdbcTypeCode(SqlTypes.JSON)
  public Map<String, Object> metadata;

  /**
   * Grows when what sending learned of it counts no more: it is called in another way now, was
   * enabled again, or has answered well when it was tried out.
   */
  public long freshStarts;

  @Column(updatable = false)
  public Instant createdAt;

  public Instant updatedAt;

  /** In clear, the first signs first; read and written by the registry, which keeps them sealed. */
  @Transient public List<String> secrets = List.of();

  /** The same in their table, with those that have run out; at most eleven. */
  @OneToMany(fetch = FetchType.EAGER, cascade = CascadeType.ALL, orphanRemoval = true)
  @JoinColumn(
      name = "account_id",
      referencedColumnName = "account_id",
      insertable = false,
      updatable = false)
  @JoinColumn(
      name = "endpoint_id",
      referencedColumnName = "id",
      insertable = false,
      updatable = false)
  @OrderBy("position")
  List<EndpointSecret> sealed = new ArrayList<>();

  /** Null: nothing was sent yet. */
  @OneToOne
  @PrimaryKeyJoinColumn(name = "account_id", referencedColumnName = "account_id")
  @PrimaryKeyJoinColumn(name = "id", referencedColumnName = "endpoint_id")
  EndpointHealth health;

  /** For templates: of a field that is not stored no accessor is made, and they look for one. */
  public List<String> getSecrets() {
    return secrets;
  }

  public Scope scope() {
    return new Scope(ScopeKind.of(scopeKind).orElseThrow(), scopeId);
  }

  /** What sending found out. */
  public EndpointHealth health() {
    return health == null ? new EndpointHealth() : health;
  }

  /** Counts failures from 0 again. */
  public void forgive() {
    if (health != null) {
      health.consecutiveFailures = 0;
      health.failingSince = null;
    }
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

  /** Whether it wants to hear of the service itself. */
  boolean listens() {
    return surface.equals(NativeWords.SURFACE)
        && scope().isAccount()
        && patterns.stream().anyMatch(OwnTypes::areNamedBy);
  }

  /** {@code disabled}, {@code failing} (enabled, and its last attempt failed) or {@code active}. */
  public String status() {
    if (!enabled) {
      return "disabled";
    }
    return health().consecutiveFailures > 0 ? "failing" : "active";
  }

  /** The secret at this position, which may be the next one. */
  EndpointSecret at(int position) {
    return sealed.stream()
        .filter(secret -> secret.position == position)
        .findFirst()
        .orElseGet(() -> add(position));
  }

  private EndpointSecret add(int position) {
    EndpointSecret secret = new EndpointSecret();
    secret.accountId = accountId;
    secret.endpointId = id;
    secret.position = (short) position;
    sealed.add(secret);
    return secret;
  }
}
