package dev.hookferry.api.account;

import dev.hookferry.api.kit.ApiError;
import dev.hookferry.api.kit.ApiException;
import dev.hookferry.api.kit.Callers;
import dev.hookferry.domain.model.Caller;
import dev.hookferry.domain.model.Role;
import dev.hookferry.domain.model.Scope;
import dev.hookferry.registry.endpoint.EndpointSet;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.Set;

/** Who may call which part of the native surface. */
@ApplicationScoped
class AccountAuth {

  private final Callers callers;

  AccountAuth(Callers callers) {
    this.callers = callers;
  }

  Uni<Caller> webhooks() {
    return callers.callerWho(Caller::mayManageWebhooks);
  }

  Uni<Caller> publishing() {
    return callers.callerWho(Caller::mayPublish);
  }

  Uni<Caller> events() {
    return callers.callerWho(Caller::mayReadEvents);
  }

  Uni<Caller> scopes() {
    return callers.callerWho(Caller::mayManageScopes);
  }

  /** Keys are the account's, so that a key bound to a scope may not manage them. */
  Uni<Caller> keys() {
    return callers.callerWho(caller -> caller.isAdmin() && caller.isAccountWide());
  }

  /** An admin's key that is bound to a scope makes links to that one. */
  Uni<Caller> portalLinks() {
    return callers.callerWho(Caller::isAdmin);
  }

  Uni<Caller> accounts() {
    return callers.callerWho(caller -> caller.role() == Role.OPERATOR);
  }

  /**
   * Lets only what the caller reaches pass: to a key bound to a scope the account is forbidden, and
   * another scope is not found.
   */
  static void requireReach(Caller caller, Scope scope) {
    if (!caller.reaches(scope)) {
      throw new ApiException(
          scope.isAccount() ? new ApiError.Forbidden() : new ApiError.NotFound());
    }
  }

  /** The same for several: what is forbidden comes before what is not found. */
  static void requireReach(Caller caller, Set<Scope> scopes) {
    if (scopes.contains(Scope.ACCOUNT)) {
      requireReach(caller, Scope.ACCOUNT);
    }
    scopes.forEach(scope -> requireReach(caller, scope));
  }

  /** The endpoints that the caller sees here. */
  static EndpointSet endpoints(Caller caller, Optional<String> surface) {
    return new EndpointSet(caller.accountId(), surface, caller.scope());
  }

  static void requireFound(boolean found) {
    if (!found) {
      throw notFound();
    }
  }

  static ApiException notFound() {
    return new ApiException(new ApiError.NotFound());
  }
}
