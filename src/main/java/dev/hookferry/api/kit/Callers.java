package dev.hookferry.api.kit;

import dev.hookferry.domain.model.Caller;
import dev.hookferry.registry.key.Credentials;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
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
   * The caller; fails with {@link ApiError.Unauthenticated} or {@link ApiError.TooManyRequests}.
   */
  public Uni<Caller> caller() {
    HttpServerRequest request = current.getCurrent().request();
    return PresentedKey.of(request.headers())
        .map(this::resolve)
        .orElseGet(() -> ApiException.failure(new ApiError.Unauthenticated(false)));
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

  private static ApiException refused() {
    return new ApiException(new ApiError.Unauthenticated(true));
  }
}
