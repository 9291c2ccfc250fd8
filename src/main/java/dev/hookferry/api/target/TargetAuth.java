package dev.hookferry.api.target;

import dev.hookferry.api.kit.ApiError;
import dev.hookferry.api.kit.ApiException;
import dev.hookferry.api.kit.Callers;
import dev.hookferry.api.kit.StorableText;
import dev.hookferry.domain.model.Caller;
import dev.hookferry.domain.model.Scope;
import dev.hookferry.domain.model.ScopeKind;
import dev.hookferry.registry.scope.Scopes;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Who may do what to webhooks and events, and which targets a caller sees. */
@ApplicationScoped
class TargetAuth {

  private final Callers callers;
  private final Scopes scopes;

  TargetAuth(Callers callers, Scopes scopes) {
    this.callers = callers;
    this.scopes = scopes;
  }

  Uni<Caller> webhookManager() {
    return callers.callerWho(Caller::mayManageWebhooks);
  }

  /** Of the account's own webhooks. */
  Uni<Owner> accountWebhookManager() {
    return callers
        .callerWho(caller -> caller.mayManageWebhooks() && caller.isAccountWide())
        .map(Owner::account);
  }

  Uni<Caller> eventReader() {
    return callers.callerWho(Caller::mayReadEvents);
  }

  /** Of the events of the account and of all its targets. */
  Uni<Owner> accountEventReader() {
    return callers
        .callerWho(caller -> caller.mayReadEvents() && caller.isAccountWide())
        .map(Owner::account);
  }

  /** The target; fails as not found where there is none or the caller does not see it. */
  Uni<Owner> target(Caller caller, String id) {
    Scope target = new Scope(ScopeKind.TARGET, id);
    if (!StorableText.is(id) || !caller.reaches(target)) {
      return ApiException.failure(new ApiError.NotFound());
    }
    return scopes
        .find(caller.accountId(), target)
        .map(createdAt -> createdAt.orElseThrow(TargetMapper::notFound))
        .map(known -> Owner.target(caller, target));
  }
}
