package dev.hookferry.registry.scope;

import dev.hookferry.domain.model.Scope;
import dev.hookferry.domain.model.ScopeKind;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;

/** That a scope is there, and since when. */
@Entity
@Table(name = "scope")
@IdClass(RegisteredScope.Key.class)
public class RegisteredScope {

  /** Its primary key. */
  public record Key(int accountId, String kind, String id) implements Serializable {

    static Key of(int accountId, Scope scope) {
      return new Key(accountId, scope.kind().text(), scope.id());
    }
  }

  @Id public int accountId;
  @Id public String kind;
  @Id public String id;

  @Column(updatable = false)
  public Instant createdAt;

  protected RegisteredScope() {}

  public RegisteredScope(int accountId, Scope scope, Instant createdAt) {
    this.accountId = accountId;
    this.kind = scope.kind().text();
    this.id = scope.id();
    this.createdAt = createdAt;
  }

  ScopeRow row() {
    return new ScopeRow(new Scope(ScopeKind.of(kind).orElseThrow(), id), createdAt);
  }
}
