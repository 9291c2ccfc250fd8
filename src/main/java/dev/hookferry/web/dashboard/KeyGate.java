package dev.hookferry.web.dashboard;

import dev.hookferry.domain.model.Caller;
import dev.hookferry.domain.model.Role;
import dev.hookferry.notice.Actor;
import dev.hookferry.registry.key.DashboardSessions;
import dev.hookferry.web.kit.Door;
import dev.hookferry.web.kit.PageFailure;
import dev.hookferry.web.kit.Visitor;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.net.SocketAddress;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;

/** Lets in who is signed in, to what the role of the key is for; others to the sign-in. */
@ApplicationScoped
class KeyGate implements Door {

  static final String COOKIE = "hookferry_dashboard";
  static final String ACCOUNTS = KeyVisitor.BASE + "/accounts";
  static final String SIGN_IN = KeyVisitor.BASE + "/sign-in";

  /** What those see who may not manage webhooks, but publish. */
  private static final Set<String> OF_PUBLISHERS = Set.of("events", "event-types", "sign-out");

  private static final String REQUEST_ID = "X-Request-Id";

  private final DashboardSessions sessions;
  private final CurrentVertxRequest current;

  KeyGate(DashboardSessions sessions, CurrentVertxRequest current) {
    this.sessions = sessions;
    this.current = current;
  }

  @Override
  public boolean leadsTo(String path) {
    return path.equals(KeyVisitor.BASE) || path.startsWith(KeyVisitor.BASE + "/");
  }

  @Override
  public Uni<Visitor> visitor(String link) {
    RoutingContext context = current.getCurrent();
    String session = session(context).orElseThrow(() -> signIn(context));
    return sessions
        .find(session)
        .map(found -> found.orElseThrow(() -> signIn(context)))
        .invoke(caller -> requireRole(caller, context.normalizedPath()))
        .invoke(caller -> actor(caller, context).act())
        .map(caller -> new KeyVisitor(caller, session));
  }

  static Optional<String> session(RoutingContext context) {
    return Optional.ofNullable(context.request().getCookie(COOKIE)).map(Cookie::getValue);
  }

  /** From there back to the page that was asked for. */
  private static PageFailure signIn(RoutingContext context) {
    boolean isPage = context.request().method().equals(HttpMethod.GET);
    String next = isPage ? context.request().uri() : KeyVisitor.BASE;
    return PageFailure.elsewhere(
        SIGN_IN + "?next=" + URLEncoder.encode(next, StandardCharsets.UTF_8));
  }

  private static void requireRole(Caller caller, String path) {
    String section = path.equals(KeyVisitor.BASE) ? "" : section(path);
    if (caller.role() == Role.OPERATOR) {
      if (section.isEmpty()) {
        throw PageFailure.elsewhere(ACCOUNTS);
      }
      if (!section.equals("accounts") && !section.equals("sign-out")) {
        throw PageFailure.forbidden();
      }
    } else if (section.isEmpty() && !caller.mayManageWebhooks()) {
      throw PageFailure.elsewhere(KeyVisitor.BASE + "/events");
    } else if (section.equals("accounts")
        || !caller.mayManageWebhooks() && !OF_PUBLISHERS.contains(section)) {
      throw PageFailure.forbidden();
    }
  }

  private static String section(String path) {
    return path.substring(KeyVisitor.BASE.length() + 1).replaceFirst("/.*", "");
  }

  private static Actor actor(Caller caller, RoutingContext context) {
    SocketAddress from = context.request().remoteAddress();
    return new Actor(
        caller.role() == Role.OPERATOR ? Actor.Kind.OPERATOR : Actor.Kind.KEY,
        caller.id().orElse(null),
        caller.name(),
        from == null ? null : from.hostAddress(),
        context.response().headers().get(REQUEST_ID));
  }
}
