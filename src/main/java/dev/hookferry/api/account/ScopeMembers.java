package dev.hookferry.api.account;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hookferry.api.kit.Field;
import dev.hookferry.api.kit.Problems;
import dev.hookferry.api.kit.Shape;
import dev.hookferry.api.kit.Type;
import dev.hookferry.api.kit.Values;
import dev.hookferry.domain.model.Scope;
import dev.hookferry.domain.model.ScopeKind;
import java.util.List;

/** The two members of an object that say which scope is meant; the account's own has no id. */
final class ScopeMembers {

  private final Field<ScopeKind> kind;
  private final Field<String> id;
  private final Shape below;
  private final Shape account;

  ScopeMembers(String kindName, String idName, Type<ScopeKind> kinds) {
    this.kind = Field.of(kindName, kinds).mandatory();
    this.id = Field.of(idName, ScopeFields.ID).mandatory();
    this.below = new Shape("Scope", List.of(kind, id));
    this.account = new Shape("Scope", List.of(kind, Field.of(idName, Type.text(0, 0)).orNull()));
  }

  boolean areIn(JsonNode object) {
    return object.has(kind.name()) || object.has(id.name());
  }

  /** Null where they are bad. */
  Scope read(JsonNode input, Problems at) {
    int before = at.count();
    boolean ofAccount = ScopeKind.ACCOUNT.text().equals(input.path(kind.name()).textValue());
    Values values = (ofAccount && takesAccount() ? account : below).read(input, at);
    if (at.count() > before) {
      return null;
    }
    return ofAccount ? Scope.ACCOUNT : new Scope(values.get(kind), values.get(id));
  }

  private boolean takesAccount() {
    return kind.type().form().choices().contains(ScopeKind.ACCOUNT.text());
  }
}
