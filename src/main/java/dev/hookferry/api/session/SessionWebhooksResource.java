package dev.hookferry.api.session;

import dev.hookferry.api.kit.Values;
import dev.hookferry.api.session.SessionJson.SessionWebhook;
import dev.hookferry.domain.model.Caller;
import dev.hookferry.domain.model.Scope;
import dev.hookferry.registry.endpoint.Edit;
import dev.hookferry.registry.endpoint.Endpoint;
import dev.hookferry.registry.endpoint.EndpointSet;
import dev.hookferry.registry.endpoint.Endpoints;
import dev.hookferry.registry.endpoint.Saved;
import dev.hookferry.registry.scope.Scopes;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;

/** The webhooks of a session. */
@ApplicationScoped
class SessionWebhooksResource implements SessionWebhooksApi {

  private final SessionAuth auth;
  private final SessionBodies bodies;
  private final Endpoints endpoints;
  private final Scopes scopes;
  private final Links links;

  SessionWebhooksResource(
      SessionAuth auth, SessionBodies bodies, Endpoints endpoints, Scopes scopes, Links links) {
    this.auth = auth;
    this.bodies = bodies;
    this.endpoints = endpoints;
    this.scopes = scopes;
    this.links = links;
  }

  @Override
  public Uni<Response> create(String session, byte[] body) {
    return auth.webhookManager()
        .map(caller -> draft(caller, session, bodies.read(SessionFields.NEW_WEBHOOK, body)))
        .chain(endpoints::create)
        .map(saved -> links.answer(201, webhook(saved)));
  }

  @Override
  public Uni<Response> list(String session, UriInfo uri) {
    return auth.webhookManager().chain(caller -> list(caller, session, Window.of(uri)));
  }

  @Override
  public Uni<Response> get(String session, String webhook) {
    return auth.webhookManager()
        .map(caller -> SessionAuth.webhooks(caller, session))
        .chain(set -> endpoints.find(set, SessionMapper.id(webhook)))
        .map(found -> found.orElseThrow(SessionMapper::notFound))
        .map(endpoint -> links.answer(200, SessionMapper.webhook(endpoint)));
  }

  @Override
  public Uni<Response> update(String session, String webhook, byte[] body) {
    return auth.webhookManager()
        .chain(caller -> update(caller, session, webhook, bodies.read(SessionFields.CHANGE, body)))
        .map(saved -> links.answer(200, webhook(saved)));
  }

  @Override
  public Uni<Response> delete(String session, String webhook) {
    return auth.webhookManager()
        .map(caller -> SessionAuth.webhooks(caller, session))
        .chain(set -> endpoints.delete(set, SessionMapper.id(webhook)))
        .map(SessionMapper::deleted);
  }

  private static SessionWebhook webhook(Saved saved) {
    return SessionMapper.webhook(SessionMapper.endpoint(saved));
  }

  private static Endpoint draft(Caller caller, String session, Values settings) {
    return SessionMapper.draft(caller, SessionAuth.session(caller, session), settings);
  }

  private Uni<Saved> update(Caller caller, String session, String webhook, Values settings) {
    EndpointSet set = SessionAuth.webhooks(caller, session);
    Edit edit = new Edit(stored -> SessionMapper.apply(settings, stored), SessionMapper::snapshot);
    return endpoints.update(set, SessionMapper.id(webhook), edit);
  }

  private Uni<Response> list(Caller caller, String sessionId, Window window) {
    Scope session = SessionAuth.session(caller, sessionId);
    return scopes
        .find(caller.accountId(), session)
        .map(found -> found.orElseThrow(SessionMapper::notFound))
        .chain(() -> endpoints.list(SessionAuth.webhooks(caller, sessionId), window.query()))
        .map(page -> links.answer(200, SessionMapper.page(page, window)));
  }
}
