package dev.hookferry.registry.scope;

import dev.hookferry.domain.model.Scope;
import dev.hookferry.domain.model.ScopeKind;
import dev.hookferry.registry.Columns;
import dev.hookferry.registry.endpoint.Condition;
import dev.hookferry.registry.endpoint.Deletion;
import dev.hookferry.registry.endpoint.Endpoints;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.StreamSupport;

/** What webhooks hang on: sessions, targets, devices and users of accounts. */
@ApplicationScoped
public class Scopes {

  private static final String ADD =
      """
      INSERT INTO scope (account_id, kind, id, created_at)
      VALUES ($1, $2, $3, $4)
      ON CONFLICT DO NOTHING
      RETURNING created_at
      """;

  private static final String FIND =
      """
      SELECT created_at
      FROM scope
      WHERE account_id = $1 AND kind = $2 AND id = $3
      """;

  private static final String KNOWN =
      """
      SELECT count(*) AS scopes
      FROM scope
      JOIN unnest($2::text[], $3::text[]) AS wanted (kind, id) USING (kind, id)
      WHERE account_id = $1
      """;

  private static final String LIST =
      """
      SELECT kind, id, created_at
      FROM scope
      WHERE account_id = $1
        AND kind <> 'account'
        AND ($2::text IS NULL OR kind = $2)
        AND ($3::timestamptz IS NULL OR (created_at, kind, id) < ($3, $4, $5))
      ORDER BY created_at DESC, kind DESC, id DESC
      OFFSET $6
      LIMIT $7
      """;

  private static final String COUNT =
      """
      SELECT count(*) AS scopes
      FROM scope
      WHERE account_id = $1
        AND kind <> 'account'
        AND ($2::text IS NULL OR kind = $2)
      """;

  private final Pool pool;
  private final Deletion deletion;
  private final Event<ScopeDeleted> deleted;
  private final Clock clock;

  Scopes(Pool pool, Deletion deletion, Event<ScopeDeleted> deleted, Clock clock) {
    this.pool = pool;
    this.deletion = deletion;
    this.deleted = deleted;
    this.clock = clock;
  }

  /** Makes the scope where it is not there. */
  public Uni<Put> put(int accountId, Scope scope) {
    return pool.preparedQuery(ADD)
        .execute(key(accountId, scope).addValue(Columns.time(clock.instant())))
        .map(Scopes::createdAt)
        .chain(
            added ->
                added
                    .map(at -> Uni.createFrom().item(new Put(scope, at, true)))
                    .orElseGet(() -> known(accountId, scope)));
  }

  /** When the scope was made; empty: it is not there. */
  public Uni<Optional<Instant>> find(int accountId, Scope scope) {
    return Condition.isStorable(scope.id())
        ? pool.preparedQuery(FIND).execute(key(accountId, scope)).map(Scopes::createdAt)
        : Uni.createFrom().item(Optional.empty());
  }

  /** Whether all of these are there; the account itself is. */
  public Uni<Boolean> areKnown(int accountId, Set<Scope> scopes) {
    if (!scopes.stream().map(Scope::id).allMatch(Condition::isStorable)) {
      return Uni.createFrom().item(false);
    }
    String[] kinds = scopes.stream().map(scope -> scope.kind().text()).toArray(String[]::new);
    String[] ids = scopes.stream().map(Scope::id).toArray(String[]::new);
    return pool.preparedQuery(KNOWN)
        .execute(Tuple.of(accountId, kinds, ids))
        .map(rows -> rows.iterator().next().getLong("scopes") == scopes.size());
  }

  /** The newest scopes, the account itself not among them; those after a row of the page before. */
  public Uni<List<ScopeRow>> list(
      int accountId, Optional<ScopeKind> kind, int limit, Optional<ScopeRow> after) {
    return list(accountId, kind, 0, limit, after);
  }

  /** The newest scopes of a kind, without the first {@code offset}. */
  public Uni<List<ScopeRow>> list(int accountId, ScopeKind kind, int offset, int limit) {
    return list(accountId, Optional.of(kind), offset, limit, Optional.empty());
  }

  /** How many scopes there are, the account itself not counted. */
  public Uni<Long> count(int accountId, Optional<ScopeKind> kind) {
    return pool.preparedQuery(COUNT)
        .execute(Tuple.of(accountId, kind.map(ScopeKind::text).orElse(null)))
        .map(rows -> rows.iterator().next().getLong("scopes"));
  }

  /**
   * Deletes the scope with its endpoints and keys, see {@link Endpoints#delete}; false: it is not
   * there, or the account itself.
   */
  public Uni<Boolean> delete(int accountId, Scope scope) {
    return scope.isAccount() || !Condition.isStorable(scope.id())
        ? Uni.createFrom().item(false)
        : deletion
            .scope(accountId, scope)
            .invoke(() -> deleted.fire(new ScopeDeleted(accountId, scope)));
  }

  /** As it stands; where it was deleted in between, it is made after all. */
  private Uni<Put> known(int accountId, Scope scope) {
    return find(accountId, scope)
        .chain(
            found ->
                found
                    .map(at -> Uni.createFrom().item(new Put(scope, at, false)))
                    .orElseGet(() -> put(accountId, scope)));
  }

  private Uni<List<ScopeRow>> list(
      int accountId, Optional<ScopeKind> kind, int offset, int limit, Optional<ScopeRow> after) {
    Tuple parameters =
        Tuple.of(accountId, kind.map(ScopeKind::text).orElse(null))
            .addValue(after.map(row -> Columns.time(row.createdAt())).orElse(null))
            .addValue(after.map(row -> row.scope().kind().text()).orElse(null))
            .addValue(after.map(row -> row.scope().id()).orElse(null))
            .addValue((long) offset)
            .addValue((long) limit);
    return pool.preparedQuery(LIST).execute(parameters).map(Scopes::rows);
  }

  private static Tuple key(int accountId, Scope scope) {
    return Tuple.of(accountId, scope.kind().text(), scope.id());
  }

  private static Optional<Instant> createdAt(RowSet<Row> rows) {
    return StreamSupport.stream(rows.spliterator(), false)
        .map(row -> Columns.instant(row, "created_at"))
        .findFirst();
  }

  private static List<ScopeRow> rows(RowSet<Row> rows) {
    return StreamSupport.stream(rows.spliterator(), false)
        .map(row -> new ScopeRow(scope(row), Columns.instant(row, "created_at")))
        .toList();
  }

  private static Scope scope(Row row) {
    return new Scope(ScopeKind.of(row.getString("kind")).orElseThrow(), row.getString("id"));
  }
}
