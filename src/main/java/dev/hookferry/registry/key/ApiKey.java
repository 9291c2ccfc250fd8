package dev.hookferry.registry.key;

import dev.hookferry.domain.model.AccountKey;
import dev.hookferry.domain.model.Caller;
import dev.hookferry.domain.model.PublicId;
import dev.hookferry.domain.model.Role;
import dev.hookferry.domain.model.Scope;
import dev.hookferry.domain.model.ScopeKind;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** A credential of an account; the key itself is kept nowhere, only its SHA-256. */
@Entity
@IdClass(AccountKey.class)
public class ApiKey {

  @Id public int accountId;
  @Id public UUID id;
  public String name;

  @Enumerated(EnumType.STRING)
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

  boolean isValidAt(Instant now) {
    return expiresAt == null || now.isBefore(expiresAt);
  }

  public Caller caller() {
    return new Caller(accountId, role, scope(), name, Optional.of(PublicId.KEY.of(id)));
  }
}
