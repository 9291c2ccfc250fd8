package dev.hookferry.registry.endpoint;

import dev.hookferry.domain.model.Scope;
import dev.hookferry.registry.Storable;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Which endpoints: what follows WHERE in a statement, made of fixed pieces, values as parameters
 * alone.
 *
 * @param parameters the values of $1 and so on
 */
record Condition(String sql, List<Object> parameters) {

  static Condition of(EndpointSet set) {
    Condition account = new Condition("endpoint.account_id = $1", List.of(set.accountId()));
    Condition surface =
        set.surface().map(name -> account.and("surface = $%d", name)).orElse(account);
    return set.scope().map(surface::on).orElse(surface);
  }

  static Condition of(EndpointSet set, UUID id) {
    return of(set).and("id = $%d", id);
  }

  static Condition of(EndpointSet set, long number) {
    return of(set).and("number = $%d", number);
  }

  /** This and that too; the piece has its value as {@code $%1$d}. */
  Condition and(String piece, Object value) {
    return followedBy(" AND " + piece, value);
  }

  Condition containing(String text) {
    return Storable.isStorable(text)
        ? and(
            """
            (strpos(lower(url), lower($%1$d)) > 0
            OR strpos(lower(name), lower($%1$d)) > 0
            OR strpos(lower(COALESCE(description, '')), lower($%1$d)) > 0)""",
            text)
        : nothing();
  }

  /** This and what may follow a condition; the piece has its value as {@code $%1$d}. */
  Condition followedBy(String piece, Object value) {
    return new Condition(
        sql + String.format(Locale.ROOT, piece, parameters.size() + 1),
        Stream.concat(parameters.stream(), Stream.of(value)).toList());
  }

  Tuple tuple() {
    return Tuple.tuple(parameters);
  }

  private Condition on(Scope scope) {
    return Storable.isStorable(scope.id())
        ? and("scope_kind = $%d", scope.kind().text()).and("scope_id = $%d", scope.id())
        : nothing();
  }

  private Condition nothing() {
    return new Condition(sql + " AND false", parameters);
  }
}
