package dev.hookferry.registry.key;

import dev.hookferry.config.HookferryConfig;
import dev.hookferry.domain.model.Caller;
import dev.hookferry.domain.model.Role;
import dev.hookferry.domain.model.Scope;
import dev.hookferry.domain.model.ScopeKind;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.jwt.JsonWebToken;

/**
 * What the claims of a provider's token say of its bearer. A claim that says nonsense says that
 * there is no caller.
 */
record OidcClaims(HookferryConfig.Oidc names) {

  Optional<Caller> caller(JsonWebToken token) {
    Optional<Integer> account = text(token, names.accountClaim()).flatMap(OidcClaims::account);
    Optional<Role> role = text(token, names.roleClaim()).flatMap(OidcClaims::role);
    Optional<String> kind = text(token, names.scopeKindClaim());
    if (account.isEmpty() || role.isEmpty()) {
      return Optional.empty();
    }
    Caller accountWide =
        new Caller(
            account.get(),
            role.get(),
            Optional.empty(),
            name(token),
            Optional.ofNullable(token.getSubject()));
    return kind.isEmpty()
        ? Optional.of(accountWide)
        : scope(kind.get(), text(token, names.scopeIdClaim()))
            .map(Optional::of)
            .map(accountWide::within);
  }

  private static Optional<String> text(JsonWebToken token, String claim) {
    return Optional.ofNullable(token.getClaim(claim)).map(Object::toString);
  }

  private static String name(JsonWebToken token) {
    return Optional.ofNullable(token.getName()).orElse("oidc");
  }

  private static Optional<Integer> account(String text) {
    try {
      return Optional.of(Integer.valueOf(text)).filter(id -> id > 0);
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  /** No provider makes an operator. */
  private static Optional<Role> role(String text) {
    return Stream.of(Role.ADMIN, Role.MEMBER, Role.PUBLISHER)
        .filter(role -> role.name().equalsIgnoreCase(text))
        .findFirst();
  }

  private static Optional<Scope> scope(String kind, Optional<String> id) {
    return ScopeKind.of(kind)
        .filter(known -> known != ScopeKind.ACCOUNT)
        .flatMap(known -> id.filter(text -> !text.isEmpty()).map(text -> new Scope(known, text)));
  }
}
