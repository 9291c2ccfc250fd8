package dev.hookferry.api.svix;

import dev.hookferry.api.kit.ApiError;
import dev.hookferry.api.kit.ApiException;
import dev.hookferry.api.kit.Callers;
import dev.hookferry.api.kit.RequestIds;
import dev.hookferry.domain.model.Caller;
import dev.hookferry.domain.model.PublicId;
import dev.hookferry.domain.model.Role;
import dev.hookferry.notice.Actor;
import dev.hookferry.registry.portal.Capability;
import dev.hookferry.registry.portal.PortalLink;
import dev.hookferry.registry.portal.PortalSessions;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.smallrye.mutiny.Uni;
import io.vertx.core.net.SocketAddress;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Who calls: a key, a token of a server that an account came from, or an application's own. */
@ApplicationScoped
class SvixAuth {

  private static final int BEARER_LENGTH = "Bearer ".length();

  private final CurrentVertxRequest current;
  private final Callers callers;
  private final PortalSessions sessions;
  private final SvixTokens tokens;

  SvixAuth(
      CurrentVertxRequest current, Callers callers, PortalSessions sessions, SvixTokens tokens) {
    this.current = current;
    this.callers = callers;
    this.sessions = sessions;
    this.tokens = tokens;
  }

  /** The caller, if it may do this. */
  Uni<SvixCaller> callerWho(Predicate<SvixCaller> mayDoThis) {
    return caller()
        .invoke(
            caller -> {
              if (!mayDoThis.test(caller)) {
                throw new ApiException(new ApiError.Forbidden());
              }
            });
  }

  private Uni<SvixCaller> caller() {
    RoutingContext context = current.getCurrent();
    String token = token(context);
    if (PortalSessions.isForPrograms(token)) {
      return sessions
          .ofToken(token)
          .map(found -> found.orElseThrow(SvixAuth::unknown))
          .map(link -> ofApplication(link, context, token));
    }
    return tokens
        .caller(token)
        .map(found -> found.map(caller -> known(caller, context)))
        .orElseGet(callers::caller)
        .map(caller -> of(caller, Optional.empty(), Optional.empty(), context, token));
  }

  private static Caller known(Optional<Caller> found, RoutingContext context) {
    return acting(found.orElseThrow(SvixAuth::unknown), Actor.Kind.KEY, context);
  }

  private static SvixCaller ofApplication(PortalLink link, RoutingContext context, String token) {
    String id = PublicId.PORTAL_LINK.of(link.id);
    Caller caller =
        new Caller(
            link.accountId, Role.MEMBER, Optional.of(link.scope()), "portal", Optional.of(id));
    acting(caller, Actor.Kind.PORTAL, context);
    return of(
        caller,
        Optional.of(link.capabilities()),
        Optional.ofNullable(link.featureFlags),
        context,
        token);
  }

  private static SvixCaller of(
      Caller caller,
      Optional<Set<Capability>> capabilities,
      Optional<List<String>> featureFlags,
      RoutingContext context,
      String token) {
    return new SvixCaller(
        caller,
        capabilities,
        featureFlags,
        token,
        context.normalizedPath(),
        Optional.ofNullable(context.request().getHeader("idempotency-key"))
            .filter(key -> !key.isBlank()));
  }

  private static Caller acting(Caller caller, Actor.Kind kind, RoutingContext context) {
    SocketAddress from = context.request().remoteAddress();
    new Actor(
            kind,
            caller.id().orElse(null),
            caller.name(),
            from == null ? null : from.hostAddress(),
            RequestIds.of(context))
        .act();
    return caller;
  }

  private static String token(RoutingContext context) {
    String header = context.request().getHeader("Authorization");
    boolean bearer = header != null && header.regionMatches(true, 0, "Bearer ", 0, BEARER_LENGTH);
    return bearer ? header.substring(BEARER_LENGTH).strip() : "" + header;
  }

  private static ApiException unknown() {
    return new ApiException(new ApiError.Unauthenticated(true));
  }
}
