package dev.hookferry.registry.key;

import static java.time.temporal.ChronoUnit.SECONDS;

import dev.hookferry.config.HookferryConfig;
import dev.hookferry.domain.model.Caller;
import io.smallrye.faulttolerance.api.CircuitBreakerName;
import io.smallrye.jwt.auth.principal.JWTParser;
import io.smallrye.jwt.auth.principal.ParseException;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.faulttolerance.Bulkhead;
import org.eclipse.microprofile.faulttolerance.CircuitBreaker;
import org.eclipse.microprofile.faulttolerance.Fallback;
import org.eclipse.microprofile.faulttolerance.Timeout;
import org.eclipse.microprofile.faulttolerance.exceptions.BulkheadException;
import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;
import org.eclipse.microprofile.faulttolerance.exceptions.TimeoutException;

/**
 * Verifies tokens with the keys of an OIDC provider, which are fetched as they are needed. One that
 * is dead or slow takes a bounded number of threads, and is left alone for a while.
 */
@ApplicationScoped
class OidcProvider {

  /** The name of its circuit. */
  static final String CIRCUIT = "oidc";

  private final JWTParser parser;
  private final OidcClaims claims;
  private final Vertx vertx;

  @Inject
  OidcProvider(JWTParser parser, HookferryConfig config, Vertx vertx) {
    this.parser = parser;
    this.claims = new OidcClaims(config.oidc());
    this.vertx = vertx;
  }

  /** Who the token speaks for; empty: not valid. Fails where the provider is away. */
  @Timeout(value = 10, unit = SECONDS)
  @CircuitBreaker(
      requestVolumeThreshold = 10,
      delay = 5,
      delayUnit = SECONDS,
      failOn = {IOException.class, TimeoutException.class})
  @CircuitBreakerName(CIRCUIT)
  @Bulkhead(value = 32, waitingTaskQueue = 256)
  @Fallback(
      fallbackMethod = "away",
      applyOn = {
        IOException.class,
        TimeoutException.class,
        CircuitBreakerOpenException.class,
        BulkheadException.class
      })
  Uni<Optional<Caller>> caller(String token) {
    // The parser fetches the provider's keys as it needs them, and blocks meanwhile.
    return vertx.executeBlocking(() -> verify(token), false);
  }

  /** It cannot be said whose the token is: no refusal, but to be tried again. */
  Uni<Optional<Caller>> away(String token, Throwable failure) {
    return Uni.createFrom()
        .failure(new IOException("identity provider away: " + failure.getMessage(), failure));
  }

  private Optional<Caller> verify(String token) throws IOException {
    try {
      return claims.caller(parser.parse(token));
    } catch (ParseException e) {
      Optional<IOException> down = ioException(e);
      if (down.isPresent()) {
        throw down.get();
      }
      return Optional.empty();
    }
  }

  private static Optional<IOException> ioException(Throwable failure) {
    return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
        .filter(IOException.class::isInstance)
        .map(IOException.class::cast)
        .findFirst();
  }
}
