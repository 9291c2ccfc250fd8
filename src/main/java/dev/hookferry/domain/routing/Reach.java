package dev.hookferry.domain.routing;

import dev.hookferry.domain.model.Scope;
import dev.hookferry.domain.model.ScopeKind;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Of which scopes an endpoint gets events, whatever their type.
 *
 * @param scope of the endpoint
 * @param hears of an endpoint of the account: the kinds of scope whose events it gets; empty: all
 */
public record Reach(Scope scope, Optional<Set<ScopeKind>> hears) {

  /**
   * @param kinds as they are kept; null: all
   */
  public static Reach of(Scope scope, String[] kinds) {
    return new Reach(scope, Optional.ofNullable(kinds).map(Reach::kinds));
  }

  /** Whether events of this scope are for the endpoint: its own, or one that its account has. */
  public boolean covers(Scope published) {
    return scope.equals(published)
        || scope.isAccount() && hears.map(kinds -> kinds.contains(published.kind())).orElse(true);
  }

  private static Set<ScopeKind> kinds(String[] texts) {
    return Arrays.stream(texts)
        .map(text -> ScopeKind.of(text).orElseThrow())
        .collect(Collectors.toSet());
  }
}
