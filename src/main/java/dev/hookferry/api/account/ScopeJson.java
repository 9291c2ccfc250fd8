package dev.hookferry.api.account;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hookferry.domain.model.Scope;
import dev.hookferry.domain.model.ScopeKind;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A scope on the wire.
 *
 * @param id empty for the account itself
 */
@Schema(name = "Scope")
record ScopeJson(
    @Schema(enumeration = {"account", "session", "target", "device", "user"}) String kind,
    String id) {

  /** Longest id of a scope, in characters. */
  static final int MAX_LENGTH = 255;

  /** Any scope, the account's own ({@code {"kind": "account"}}) included. */
  static final Type<Scope> TYPE = (input, problems) -> read(input, problems, true);

  /** A scope below the account. */
  static final Type<Scope> BELOW_ACCOUNT = (input, problems) -> read(input, problems, false);

  static final Type<String> ID = Scalars.string(1, MAX_LENGTH);

  static ScopeJson of(Scope scope) {
    return new ScopeJson(scope.kind().text(), scope.id());
  }

  /**
   * The scope that a body means, for checks that come before those of the body: the account where
   * it states none, empty where it states a bad one.
   */
  static Optional<Scope> peek(JsonNode body) {
    JsonNode scope = body == null ? null : body.get("scope");
    return scope == null || scope.isNull()
        ? Optional.of(Scope.ACCOUNT)
        : Optional.ofNullable(TYPE.read(scope, Problems.in("peek")));
  }

  static Type<ScopeKind> kind(boolean account) {
    Type<String> name =
        account
            ? Scalars.oneOf("account", "session", "target", "device", "user")
            : Scalars.oneOf("session", "target", "device", "user");
    return name.then((text, input, problems) -> ScopeKind.of(text).orElseThrow());
  }

  /** The scope that these members mean; null where they are bad. */
  static Scope read(Members members, String kindName, String idName, Type<ScopeKind> kinds) {
    ScopeKind kind = members.required(kindName, kinds);
    if (kind == ScopeKind.ACCOUNT) {
      String none = members.optional(idName, Scalars.string(0, 0), "");
      return none == null ? null : Scope.ACCOUNT;
    }
    String id = members.required(idName, ID);
    return kind == null || id == null ? null : new Scope(kind, id);
  }

  private static Scope read(JsonNode input, Problems problems, boolean account) {
    return read(JsonBody.members(input, problems), "kind", "id", kind(account));
  }
}
