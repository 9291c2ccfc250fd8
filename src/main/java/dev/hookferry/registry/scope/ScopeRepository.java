package dev.hookferry.registry.scope;

import dev.hookferry.domain.model.Scope;
import dev.hookferry.domain.model.ScopeKind;
import dev.hookferry.notice.AuditAction;
import dev.hookferry.notice.AuditEntry;
import dev.hookferry.notice.AuditLog;
import dev.hookferry.registry.scope.RegisteredScope.Key;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** The rows of scopes; within the session of its caller. */
@ApplicationScoped
public class ScopeRepository implements PanacheRepositoryBase<RegisteredScope, Key> {

  private static final String ADD =
      """
      INSERT INTO scope (account_id, kind, id, created_at)
      VALUES (:accountId, :kind, :id, :createdAt)
      ON CONFLICT DO NOTHING
      """;

  private static final String ADD_APPLICATION =
      """
      INSERT INTO application (account_id, id, scope_id, name, created_at, updated_at)
      VALUES (:accountId, next_id(), :id, :id, :createdAt, :createdAt)
      """;

  private static final String OF_KIND =
      "accountId = ?1 AND kind <> 'account' AND (CAST(?2 AS String) IS NULL OR kind = ?2)";

  private static final String NEWEST =
      OF_KIND
          + """
             AND (CAST(?3 AS Instant) IS NULL OR (createdAt, kind, id) < (?3, ?4, ?5))
            ORDER BY createdAt DESC, kind DESC, id DESC
            """;

  private final AuditLog audit;

  ScopeRepository(AuditLog audit) {
    this.audit = audit;
  }

  /** Makes the scope where it is not there, an application with its row; whether it did. */
  public Uni<Boolean> add(int accountId, Scope scope, Instant now) {
    return addAlone(accountId, scope, now)
        .call(
            added ->
                added && scope.kind() == ScopeKind.APPLICATION
                    ? addApplication(accountId, scope, now)
                    : Uni.createFrom().voidItem());
  }

  private Uni<Integer> addApplication(int accountId, Scope scope, Instant now) {
    return getSession()
        .chain(
            session ->
                session
                    .createNativeQuery(ADD_APPLICATION)
                    .setParameter("accountId", accountId)
                    .setParameter("id", scope.id())
                    .setParameter("createdAt", now)
                    .executeUpdate());
  }

  /** The same without what is kept with it. */
  Uni<Boolean> addAlone(int accountId, Scope scope, Instant now) {
    return getSession()
        .chain(
            session ->
                session
                    .createNativeQuery(ADD)
                    .setParameter("accountId", accountId)
                    .setParameter("kind", scope.kind().text())
                    .setParameter("id", scope.id())
                    .setParameter("createdAt", now)
                    .executeUpdate())
        .map(added -> added > 0)
        .call(added -> added ? recordCreated(accountId, scope) : Uni.createFrom().voidItem());
  }

  private Uni<Void> recordCreated(int accountId, Scope scope) {
    return audit.record(AuditEntry.of(accountId, AuditAction.SCOPE_CREATE, scope));
  }

  Uni<Optional<RegisteredScope>> find(int accountId, Scope scope) {
    return findById(Key.of(accountId, scope)).map(Optional::ofNullable);
  }

  /** Whether all of these are there. */
  Uni<Boolean> haveAll(int accountId, Set<Scope> scopes) {
    Object[] keys = scopes.stream().map(scope -> Key.of(accountId, scope)).toArray();
    return getSession()
        .chain(session -> session.find(RegisteredScope.class, keys))
        .map(found -> found.stream().allMatch(Objects::nonNull));
  }

  /** The newest, the account itself not among them, of those after a row of the page before. */
  Uni<List<RegisteredScope>> newest(
      int accountId, Optional<ScopeKind> kind, Optional<ScopeRow> after, int offset, int limit) {
    return find(
            NEWEST,
            accountId,
            kind.map(ScopeKind::text).orElse(null),
            after.map(ScopeRow::createdAt).orElse(null),
            after.map(row -> row.scope().kind().text()).orElse(null),
            after.map(row -> row.scope().id()).orElse(null))
        .range(offset, offset + limit - 1)
        .list();
  }

  /** How many there are, the account itself not counted. */
  Uni<Long> count(int accountId, Optional<ScopeKind> kind) {
    return count(OF_KIND, accountId, kind.map(ScopeKind::text).orElse(null));
  }
}
