package dev.hookferry.api.kit;

import dev.hookferry.domain.model.Caller;
import dev.hookferry.domain.model.Role;
import dev.hookferry.notice.Actor;
import dev.hookferry.registry.key.Credentials;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.smallrye.mutiny.Uni;
import io.vertx.core.net.SocketAddress;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Predicate;

/** Who makes the current request, whichever of the four spellings of a credential it uses. */
@ApplicationScoped
public class Callers {

  private final CurrentVertxRequest current;
  private final Credentials credentials;
  private final KeyRateLimit limit;

  Callers(CurrentVertxRequest current, Credentials credentials, KeyRateLimit limit) {
    this.current = current;
    this.credentials = credentials;
    this.limit = limit;
  }

  /**
   * The caller, who from now on acts in this request; fails with {@link ApiError.Unauthenticated}
   * or {@link ApiError.TooManyRequests}.
   */
  public Uni<Caller> caller() {
    RoutingContext context = current.getCurrent();
    return PresentedKey.of(context.request().headers())
        .map(this::resolve)
        .orElseGet(() -> ApiException.failure(new ApiError.Unauthenticated(false)))
        .invoke(caller -> actor(caller, context).act());
  }

  /** The caller, if it may do this; else fails with {@link ApiError.Forbidden} too. */
  public Uni<Caller> callerWho(Predicate<Caller> mayDoThis) {
    return caller()
        .onItem()
        .invoke(
            caller -> {
              if (!mayDoThis.test(caller)) {
                throw new ApiException(new ApiError.Forbidden());
              }
            });
  }

  private Uni<Caller> resolve(String key) {
    return credentials
        .resolve(key)
        .map(found -> found.orElseThrow(() -> refused()))
        .invoke(caller -> limit.take(key));
  }

  private static Actor actor(Caller caller, RoutingContext context) {
    return new Actor(
        caller.role() == Role.OPERATOR ? Actor.Kind.OPERATOR : Actor.Kind.KEY,
        caller.id().orElse(null),
        caller.name(),
        ip(context),
        RequestIds.of(context));
  }

  /** Null where there is no network between: a function is called by its platform. */
  private static String ip(RoutingContext context) {
    SocketAddress from = context.request().remoteAddress();
    return from == null ? null : from.hostAddress();
  }

  private static ApiException refused() {
    return new ApiException(new ApiError.Unauthenticated(true));
  }
}
