package dev.hookferry.api.account;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hookferry.api.kit.Coercion;
import dev.hookferry.api.kit.Field;
import dev.hookferry.api.kit.Problems;
import dev.hookferry.api.kit.Shape;
import dev.hookferry.api.kit.Type;
import dev.hookferry.domain.model.Scope;
import dev.hookferry.domain.model.ScopeKind;
import dev.hookferry.registry.scope.ScopeRow;
import java.util.Optional;

/** Scopes as requests state them. */
final class ScopeFields {

  /** Longest id of a scope, in characters. */
  private static final int MAX_LENGTH = 255;

  static final Type<String> ID = Type.text(1, MAX_LENGTH);

  /** Of a scope below the account. */
  static final Type<ScopeKind> KIND = kinds("session", "target", "device", "user", "application");

  static final Type<ScopeKind> ANY_KIND =
      kinds("account", "session", "target", "device", "user", "application");

  /** Any scope, the account's own ({@code {"kind": "account"}}) included. */
  static final Type<Scope> ANY = scope(ANY_KIND);

  static final Type<Scope> BELOW_ACCOUNT = scope(KIND);

  static final Field<Scope> SCOPE = Field.of("scope", ANY).orNull();

  /** In the path of one scope. */
  static final Shape PATH =
      Shape.of("ScopePath", Field.of("kind", KIND).mandatory(), Field.of("id", ID).mandatory());

  static final Field<ScopeKind> KIND_OF_LIST = Field.of("kind", KIND);
  static final Field<ScopeRow> CURSOR = PageFields.cursor(Type.text().then(ScopeCursor::read));
  static final Shape LIST = Shape.of("ScopeQuery", PageFields.LIMIT, CURSOR, KIND_OF_LIST);

  private ScopeFields() {}

  /**
   * The scope that a body means, for checks that come before those of the body: the account where
   * it states none, empty where it states a bad one.
   */
  static Optional<Scope> peek(JsonNode body) {
    JsonNode scope = body == null ? null : body.get(SCOPE.name());
    return scope == null || scope.isNull()
        ? Optional.of(Scope.ACCOUNT)
        : Optional.ofNullable(ANY.read(scope, Problems.in("peek", Coercion.PYDANTIC)));
  }

  private static Type<Scope> scope(Type<ScopeKind> kinds) {
    ScopeMembers members = new ScopeMembers("kind", "id", kinds);
    return Type.any().named("Scope").then((input, same, at) -> members.read(input, at));
  }

  private static Type<ScopeKind> kinds(String... names) {
    return Type.oneOf(names).then((name, input, at) -> ScopeKind.of(name).orElseThrow());
  }
}
