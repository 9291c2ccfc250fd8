package dev.hookferry.registry.endpoint;

import dev.hookferry.domain.model.Scope;
import dev.hookferry.registry.Storable;
import java.util.Optional;

/**
 * The endpoints that an operation sees; every other one is not found.
 *
 * @param surface the surface that made them; empty: any
 * @param scope what they hang on; empty: any
 */
public record EndpointSet(int accountId, Optional<String> surface, Optional<Scope> scope) {

  /** The endpoints of one surface on one scope. */
  public static EndpointSet of(int accountId, String surface, Scope scope) {
    return new EndpointSet(accountId, Optional.of(surface), Optional.of(scope));
  }

  /** The endpoints of one surface, whatever they hang on. */
  public static EndpointSet ofSurface(int accountId, String surface) {
    return new EndpointSet(accountId, Optional.of(surface), Optional.empty());
  }

  /** Every endpoint of the account. */
  public static EndpointSet all(int accountId) {
    return new EndpointSet(accountId, Optional.empty(), Optional.empty());
  }

  boolean contains(Endpoint endpoint) {
    return endpoint.accountId == accountId
        && surface.map(endpoint.surface::equals).orElse(true)
        && scope.map(endpoint.scope()::equals).orElse(true);
  }

  /** Whether there may be a scope of this name. */
  boolean isStorable() {
    return scope.map(Scope::id).map(Storable::isStorable).orElse(true);
  }
}
