package dev.hookferry.registry.key;

import dev.hookferry.config.HookferryConfig;
import dev.hookferry.domain.model.Caller;
import io.smallrye.jwt.auth.principal.JWTParser;
import io.smallrye.jwt.auth.principal.ParseException;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Reads the tokens of an OIDC provider, where settings name one: its keys by {@code
 * mp.jwt.verify.publickey.location}, itself by {@code mp.jwt.verify.issuer}.
 */
@ApplicationScoped
class OidcTokens {

  private static final Duration TIMEOUT = Duration.ofSeconds(10);

  private final boolean enabled;
  private final JWTParser parser;
  private final OidcClaims claims;
  private final Vertx vertx;

  @Inject
  OidcTokens(
      @ConfigProperty(name = "mp.jwt.verify.publickey.location") Optional<String> keys,
      @ConfigProperty(name = "mp.jwt.verify.issuer") Optional<String> issuer,
      JWTParser parser,
      HookferryConfig config,
      Vertx vertx) {
    this(keys.isPresent() && issuer.isPresent(), parser, config.oidc(), vertx);
  }

  OidcTokens(boolean enabled, JWTParser parser, HookferryConfig.Oidc names, Vertx vertx) {
    this.enabled = enabled;
    this.parser = parser;
    this.claims = new OidcClaims(names);
    this.vertx = vertx;
  }

  /**
   * Who the token speaks for; empty: not valid, or no provider is set. Fails where the provider is
   * down.
   */
  Uni<Optional<Caller>> resolve(String token) {
    if (!enabled) {
      return Uni.createFrom().item(Optional.empty());
    }
    // The parser fetches the provider's keys as it needs them, and blocks meanwhile.
    return vertx.executeBlocking(() -> verify(token), false).ifNoItem().after(TIMEOUT).fail();
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
