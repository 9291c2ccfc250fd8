package dev.hookferry.domain.model;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** A credential of an account; the key itself is kept nowhere, only its SHA-256. */
public class ApiKey {

  public int accountId;
  public UUID id;
  public String name;

  public Role role;

  /** Null with {@link #scopeId}: the whole account. */
  public String scopeKind;

  public String scopeId;
  public byte[] hash;
  public Instant createdAt;

  /** Null: never. */
  public Instant expiresAt;

  /** Null: not yet. */
  public Instant lastUsedAt;

  public Optional<Scope> scope() {
    return Optional.ofNullable(scopeKind)
        .map(kind -> new Scope(ScopeKind.of(kind).orElseThrow(), scopeId));
  }

  public Caller caller() {
    return new Caller(accountId, role, scope(), name);
  }
}
