package dev.hookferry.api.session;

import dev.hookferry.registry.scope.Scopes;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;

/** Sessions, the parents of webhooks. */
@ApplicationScoped
class SessionsResource implements SessionsApi {

  private final SessionAuth auth;
  private final SessionBodies bodies;
  private final Sessions sessions;
  private final Scopes scopes;
  private final Links links;

  SessionsResource(
      SessionAuth auth, SessionBodies bodies, Sessions sessions, Scopes scopes, Links links) {
    this.auth = auth;
    this.bodies = bodies;
    this.sessions = sessions;
    this.scopes = scopes;
    this.links = links;
  }

  @Override
  public Uni<Response> create(byte[] body) {
    return auth.sessionMaker()
        .chain(caller -> sessions.create(caller, bodies.session(caller, body)))
        .map(session -> links.answer(201, session));
  }

  @Override
  public Uni<Response> list(UriInfo uri) {
    return auth.accountWideWebhookManager()
        .chain(caller -> sessions.page(caller.accountId(), Window.of(uri)))
        .map(page -> links.answer(200, page));
  }

  @Override
  public Uni<Response> get(String session) {
    return auth.webhookManager()
        .chain(caller -> sessions.find(caller.accountId(), SessionAuth.session(caller, session)))
        .map(found -> links.answer(200, found));
  }

  @Override
  public Uni<Response> delete(String session) {
    return auth.sessionDeleter()
        .chain(caller -> scopes.delete(caller.accountId(), SessionAuth.session(caller, session)))
        .map(SessionMapper::deleted);
  }
}
