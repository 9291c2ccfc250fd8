package dev.hookferry.domain.model;

import java.util.Optional;

/**
 * Who makes a request: the account and the rights come from the credential, never from the request.
 *
 * @param accountId 0 for the operator, who belongs to no account
 * @param scope the one scope that the credential reaches; empty: all of the account
 * @param name the key's name, for logs
 * @param id of the credential in its public form; empty: it has none
 */
public record Caller(
    int accountId, Role role, Optional<Scope> scope, String name, Optional<String> id) {

  /** The operator of the service. */
  public static final Caller OPERATOR =
      new Caller(0, Role.OPERATOR, Optional.empty(), "operator", Optional.empty());

  /** The same, with a credential that reaches this scope alone; empty: all of the account. */
  public Caller within(Optional<Scope> narrower) {
    return new Caller(accountId, role, narrower, name, id);
  }

  /** Manages and reads webhooks and deliveries, verifies, replays. */
  public boolean mayManageWebhooks() {
    return role == Role.ADMIN || role == Role.MEMBER;
  }

  public boolean mayPublish() {
    return role == Role.ADMIN || role == Role.PUBLISHER;
  }

  public boolean mayReadEvents() {
    return role != Role.OPERATOR;
  }

  public boolean mayManageScopes() {
    return role == Role.ADMIN || role == Role.PUBLISHER;
  }

  public boolean isAdmin() {
    return role == Role.ADMIN;
  }

  /** Whether the credential reaches the scope at all; one without a scope reaches every one. */
  public boolean reaches(Scope wanted) {
    return scope.isEmpty() || scope.get().equals(wanted);
  }

  /** Whether the credential is for the whole account. */
  public boolean isAccountWide() {
    return scope.isEmpty();
  }

  /** The scope of this kind that a surface acts on: the credential's, else {@code default}. */
  public Scope scopeOrDefault(ScopeKind kind) {
    return scope.orElseGet(() -> new Scope(kind, Scope.DEFAULT_ID));
  }
}
