package dev.hookferry.registry.key;

import dev.hookferry.domain.model.Caller;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Reads the tokens of an OIDC provider, where settings name one: its keys by {@code
 * mp.jwt.verify.publickey.location}, itself by {@code mp.jwt.verify.issuer}.
 */
@ApplicationScoped
class OidcTokens {

  private final boolean enabled;
  private final OidcProvider provider;

  @Inject
  OidcTokens(
      @ConfigProperty(name = "mp.jwt.verify.publickey.location") Optional<String> keys,
      @ConfigProperty(name = "mp.jwt.verify.issuer") Optional<String> issuer,
      OidcProvider provider) {
    this(keys.isPresent() && issuer.isPresent(), provider);
  }

  OidcTokens(boolean enabled, OidcProvider provider) {
    this.enabled = enabled;
    this.provider = provider;
  }

  /**
   * Who the token speaks for; empty: not valid, or no provider is set. Fails where the provider is
   * down.
   */
  Uni<Optional<Caller>> resolve(String token) {
    return enabled ? provider.caller(token) : Uni.createFrom().item(Optional.empty());
  }
}
