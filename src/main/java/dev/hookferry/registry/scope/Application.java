package dev.hookferry.registry.scope;

import dev.hookferry.domain.model.AccountKey;
import dev.hookferry.domain.model.Scope;
import dev.hookferry.domain.model.ScopeKind;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** What is kept with a scope of kind {@code application}. */
@Entity
@IdClass(AccountKey.class)
public class Application {

  @Id
  @Column(name = "account_id")
  public int accountId;

  @Id public UUID id;

  /** Of the scope; it never changes. */
  @Column(updatable = false)
  public String scopeId;

  /** Its owner's own id for it, once within an account; null: none. */
  public String externalId;

  public String name;

  @JdbcTypeCode(SqlTypes.JSON)
  public Map<String, Object> metadata = new LinkedHashMap<>();

  /** As its owner stated it; null: none. */
  public Integer rateLimitPerSecond;

  @Column(updatable = false)
  public Instant createdAt;

  public Instant updatedAt;

  public Scope scope() {
    return new Scope(ScopeKind.APPLICATION, scopeId);
  }
}
