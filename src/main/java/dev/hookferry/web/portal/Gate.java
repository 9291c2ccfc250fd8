package dev.hookferry.web.portal;

import dev.hookferry.domain.model.PublicId;
import dev.hookferry.notice.Actor;
import dev.hookferry.registry.portal.PortalLink;
import dev.hookferry.registry.portal.PortalSessions;
import dev.hookferry.registry.settings.Settings;
import dev.hookferry.web.kit.Door;
import dev.hookferry.web.kit.PageFailure;
import dev.hookferry.web.kit.Visitor;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.smallrye.mutiny.Uni;
import io.vertx.core.net.SocketAddress;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Lets visitors in: whoever asks for a page of a link has that link's session, or sees nothing. */
@ApplicationScoped
class Gate implements Door {

  private static final String REQUEST_ID = "X-Request-Id";

  private final CurrentVertxRequest current;
  private final PortalSessions sessions;
  private final Settings settings;

  Gate(CurrentVertxRequest current, PortalSessions sessions, Settings settings) {
    this.current = current;
    this.sessions = sessions;
    this.settings = settings;
  }

  @Override
  public boolean leadsTo(String path) {
    return path.startsWith(PortalVisitor.PAGES);
  }

  @Override
  public Uni<Visitor> visitor(String link) {
    RoutingContext context = current.getCurrent();
    UUID id = PublicId.PORTAL_LINK.parse(link).orElseThrow(PageFailure::notFound);
    String session = SessionCookie.of(context.request()).orElseThrow(PageFailure::noSession);
    return sessions
        .find(id, session)
        .map(found -> found.orElseThrow(PageFailure::ended))
        .invoke(found -> actor(found, context).act())
        .chain(
            found ->
                settings
                    .of(found.accountId)
                    .map(own -> new PortalVisitor(found, session, own.portalFrameAncestors)));
  }

  private static Actor actor(PortalLink link, RoutingContext context) {
    SocketAddress from = context.request().remoteAddress();
    return new Actor(
        Actor.Kind.PORTAL,
        PublicId.PORTAL_LINK.of(link.id),
        link.scope().isAccount() ? "account" : link.scope().kind().text() + "/" + link.scope().id(),
        from == null ? null : from.hostAddress(),
        context.response().headers().get(REQUEST_ID));
  }
}
