package dev.hookferry.api.session;

import dev.hookferry.api.kit.ApiError;
import dev.hookferry.api.kit.ApiException;
import dev.hookferry.api.kit.Callers;
import dev.hookferry.api.kit.StorableText;
import dev.hookferry.domain.model.Caller;
import dev.hookferry.domain.model.Scope;
import dev.hookferry.domain.model.ScopeKind;
import dev.hookferry.envelope.SessionEnvelope;
import dev.hookferry.registry.endpoint.EndpointSet;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Who may do what to sessions and their webhooks, and which of them a caller sees. */
@ApplicationScoped
class SessionAuth {

  private final Callers callers;

  SessionAuth(Callers callers) {
    this.callers = callers;
  }

  /** Reads and changes webhooks, and so reads sessions, which show theirs. */
  Uni<Caller> webhookManager() {
    return callers.callerWho(Caller::mayManageWebhooks);
  }

  /** The same, for all sessions of the account. */
  Uni<Caller> accountWideWebhookManager() {
    return callers.callerWho(caller -> caller.mayManageWebhooks() && caller.isAccountWide());
  }

  /** Makes sessions. */
  Uni<Caller> sessionMaker() {
    return callers.callerWho(caller -> caller.mayManageScopes() && caller.isAccountWide());
  }

  /** Deletes sessions. */
  Uni<Caller> sessionDeleter() {
    return callers.callerWho(Caller::mayManageScopes);
  }

  /**
   * The session of this id, whether there is one or not; fails where the caller sees it in no case.
   */
  static Scope session(Caller caller, String id) {
    Scope session = new Scope(ScopeKind.SESSION, id);
    if (!StorableText.is(id) || !caller.reaches(session)) {
      throw new ApiException(new ApiError.NotFound());
    }
    return session;
  }

  /** The webhooks of a session. */
  static EndpointSet webhooks(Caller caller, String sessionId) {
    return EndpointSet.of(caller.accountId(), SessionEnvelope.NAME, session(caller, sessionId));
  }
}
