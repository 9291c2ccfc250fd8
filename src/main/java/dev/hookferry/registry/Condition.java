package dev.hookferry.registry;

import dev.hookferry.domain.model.Scope;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/**
 * Which endpoints, in HQL: fixed pieces joined by AND, values as parameters alone.
 *
 * @param parameters values by name
 */
record Condition(String hql, Map<String, Object> parameters) {

  static Condition of(EndpointSet set) {
    Condition account =
        new Condition("accountId = :accountId", Map.of("accountId", set.accountId()));
    Condition surface =
        set.surface()
            .map(name -> account.and("surface = :surface", "surface", name))
            .orElse(account);
    return set.scope().map(surface::on).orElse(surface);
  }

  static Condition of(EndpointSet set, UUID id) {
    return of(set).and("id = :id", "id", id);
  }

  /**
   * PostgreSQL keeps no NUL in a text, so no row has it, and a statement that asks for it fails.
   */
  static boolean isStorable(String text) {
    return text.indexOf('\0') < 0;
  }

  Condition and(String piece, String name, Object value) {
    Map<String, Object> more = new HashMap<>(parameters);
    more.put(name, value);
    return new Condition(hql + " AND " + piece, more);
  }

  Condition containing(String text) {
    return isStorable(text)
        ? and(
            """
        (LOCATE(LOWER(:text), LOWER(url)) > 0
        OR LOCATE(LOWER(:text), LOWER(name)) > 0
        OR LOCATE(LOWER(:text), LOWER(COALESCE(description, ''))) > 0)""",
            "text",
            text)
        : nothing();
  }

  private Condition on(Scope scope) {
    return isStorable(scope.id())
        ? and("scopeKind = :scopeKind", "scopeKind", scope.kind().text())
            .and("scopeId = :scopeId", "scopeId", scope.id())
        : nothing();
  }

  private Condition nothing() {
    return new Condition(hql + " AND 1 = 0", parameters);
  }
}
