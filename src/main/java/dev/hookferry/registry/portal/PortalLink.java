package dev.hookferry.registry.portal;

import dev.hookferry.domain.model.AccountKey;
import dev.hookferry.domain.model.Scope;
import dev.hookferry.domain.model.ScopeKind;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/**
 * A link to the portal, and the session that it opened; what the two are known by is kept nowhere,
 * only its SHA-256.
 */
@Entity
@IdClass(AccountKey.class)
public class PortalLink {

  @Id public int accountId;
  @Id public UUID id;
  public String scopeKind;
  public String scopeId;

  @JdbcTypeCode(SqlTypes.ARRAY)
  @Column(columnDefinition = "text[]")
  public List<String> capabilities;

  /** Flags of event types that its token sees; null: it sees all. */
  @JdbcTypeCode(SqlTypes.ARRAY)
  @Column(columnDefinition = "text[]")
  public List<String> featureFlags;

  /** Null: none. */
  public String returnUrl;

  public String themePrimary;
  public String themeLogoUrl;

  @Enumerated(EnumType.STRING)
  public Theme.Mode themeMode;

  public byte[] hash;
  public Instant createdAt;

  /** When the link ends, if it was not used. */
  public Instant opensUntil;

  /** When its session ends. */
  public Instant expiresAt;

  /** Null: not yet. */
  public Instant usedAt;

  /** Null: there is none yet. */
  public byte[] sessionHash;

  /** What its maker calls the session of that token; null: nothing. */
  public String sessionName;

  /** Of a token for programs, which lives as long as the session may; null: none was given. */
  public byte[] tokenHash;

  public Scope scope() {
    return new Scope(ScopeKind.of(scopeKind).orElseThrow(), scopeId);
  }

  public Theme theme() {
    return new Theme(themePrimary, themeLogoUrl, themeMode);
  }

  public Set<Capability> capabilities() {
    Set<Capability> own = EnumSet.noneOf(Capability.class);
    capabilities.forEach(text -> own.add(Capability.of(text).orElseThrow()));
    return own;
  }
}
