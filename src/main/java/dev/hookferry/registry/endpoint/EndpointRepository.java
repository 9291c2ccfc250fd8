package dev.hookferry.registry.endpoint;

import dev.hookferry.domain.model.AccountKey;
import dev.hookferry.domain.model.Scope;
import dev.hookferry.domain.model.ScopeKind;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Parameters;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * The rows of endpoints, read with their health and their active secrets; within the session of its
 * caller.
 */
@ApplicationScoped
class EndpointRepository implements PanacheRepositoryBase<Endpoint, AccountKey> {

  // Hibernate Reactive 3.2 reads back what the database generates for rows with a key of one column
  // alone.
  private static final String NUMBER = "SELECT nextval('endpoint_number')";

  // Those that only refer to the endpoint need not wait.
  private static final String LOCK =
      """
      SELECT id
      FROM endpoint
      WHERE account_id = :accountId AND id = :key
      FOR NO KEY UPDATE
      """;

  private static final String LOCK_NUMBERED =
      """
      SELECT id
      FROM endpoint
      WHERE account_id = :accountId AND number = :key
      FOR NO KEY UPDATE
      """;

  // FOR KEY SHARE: an endpoint that is being deleted now counts as gone.
  private static final String NOTE_VERIFIED =
      """
      INSERT INTO endpoint_health (account_id, endpoint_id, last_verified_at)
      SELECT account_id, id, :at
      FROM endpoint
      WHERE account_id = :accountId AND id = :id
      FOR KEY SHARE
      ON CONFLICT (account_id, endpoint_id) DO UPDATE
      SET last_verified_at = excluded.last_verified_at
      """;

  private static final String READ =
      """
      FROM Endpoint e
      LEFT JOIN FETCH e.health
      LEFT JOIN FETCH e.sealed
      WHERE e.accountId = :accountId AND\s""";

  private static final String NUMBERED = READ + "e.number = :number";

  private static final String ON_SCOPE =
      READ + "e.scopeKind = :scopeKind AND e.scopeId = :scopeId ORDER BY e.id";

  private static final String NAMED =
      READ + "e.scopeKind = :scopeKind AND e.scopeId = :scopeId AND e.externalId = :name";

  private static final String DELETE =
      """
      accountId = :accountId
      AND id = :id
      AND (CAST(:surface AS String) IS NULL OR surface = :surface)
      AND (CAST(:scopeKind AS String) IS NULL OR scopeKind = :scopeKind AND scopeId = :scopeId)
      """;

  private static final String IN_SET =
      """
      w.accountId = :accountId
      AND (CAST(:surface AS String) IS NULL OR w.surface = :surface)
      AND (CAST(:scopeKind AS String) IS NULL OR w.scopeKind = :scopeKind AND w.scopeId = :scopeId)
      AND (CAST(:text AS String) IS NULL
        OR LOCATE(LOWER(:text), LOWER(w.url)) > 0
        OR LOCATE(LOWER(:text), LOWER(w.name)) > 0
        OR LOCATE(LOWER(:text), LOWER(COALESCE(w.description, ''))) > 0)
      """;

  private static final String PAGE =
      READ
          + "e.id IN (SELECT w.id FROM Endpoint w WHERE "
          + IN_SET
          + """
            AND w.id < :before
            ORDER BY %s
            LIMIT :limit OFFSET :offset)
            ORDER BY %s
            """;

  private static final String ON_SCOPES =
      READ
          + """
            e.id IN (
              SELECT w.id
              FROM Endpoint w
              WHERE w.accountId = :accountId
                AND w.surface = :surface
                AND w.scopeKind = :scopeKind
                AND w.scopeId IN :scopeIds
              ORDER BY w.number
              LIMIT 10000)
            ORDER BY e.number
            """;

  private static final Uni<Optional<Endpoint>> NOT_FOUND = Uni.createFrom().item(Optional.empty());
  private static final UUID AFTER_ALL = new UUID(-1, -1);

  private final EndpointSecrets secrets;

  EndpointRepository(EndpointSecrets secrets) {
    this.secrets = secrets;
  }

  /** Stores a new one, under the next number. */
  Uni<Endpoint> add(Endpoint draft) {
    return getSession()
        .chain(session -> session.createNativeQuery(NUMBER, Long.class).getSingleResult())
        .invoke(number -> draft.number = number)
        .chain(() -> persist(draft));
  }

  Uni<Optional<Endpoint>> find(EndpointSet set, UUID id) {
    return findById(new AccountKey(set.accountId(), id))
        .map(found -> Optional.ofNullable(found).filter(set::contains))
        .invoke(found -> found.ifPresent(secrets::open));
  }

  /** The same, and nobody else changes it before the transaction ends. */
  Uni<Optional<Endpoint>> lock(EndpointSet set, UUID id) {
    return lock(LOCK, set, id);
  }

  /** The same for the endpoint with this number. */
  Uni<Optional<Endpoint>> lock(EndpointSet set, long number) {
    return lock(LOCK_NUMBERED, set, number);
  }

  private Uni<Optional<Endpoint>> lock(String statement, EndpointSet set, Object key) {
    return getSession()
        .chain(
            session ->
                session
                    .createNativeQuery(statement, UUID.class)
                    .setParameter("accountId", set.accountId())
                    .setParameter("key", key)
                    .getSingleResultOrNull())
        .chain(id -> id == null ? NOT_FOUND : find(set, id));
  }

  Uni<Optional<Endpoint>> findByNumber(EndpointSet set, long number) {
    return list(NUMBERED, Parameters.with("accountId", set.accountId()).and("number", number))
        .map(found -> found.stream().filter(set::contains).findFirst())
        .invoke(found -> found.ifPresent(secrets::open));
  }

  Uni<List<Endpoint>> page(EndpointSet set, EndpointQuery query) {
    Parameters parameters =
        parameters(set, query)
            .and("before", query.before().orElse(AFTER_ALL))
            .and("limit", query.limit())
            .and("offset", query.offset());
    return list(
            String.format(Locale.ROOT, PAGE, query.sortedBy("w"), query.sortedBy("e")), parameters)
        .invoke(found -> found.forEach(secrets::open));
  }

  Uni<Long> count(EndpointSet set, EndpointQuery query) {
    return count("FROM Endpoint w WHERE " + IN_SET, parameters(set, query));
  }

  Uni<List<Endpoint>> onScopes(
      int accountId, String surface, ScopeKind kind, List<String> scopeIds) {
    Parameters parameters =
        Parameters.with("accountId", accountId)
            .and("surface", surface)
            .and("scopeKind", kind.text())
            .and("scopeIds", scopeIds);
    return list(ON_SCOPES, parameters).invoke(found -> found.forEach(secrets::open));
  }

  /** Every endpoint of a scope, of whatever surface. */
  Uni<Stream<Endpoint>> onScope(int accountId, Scope scope) {
    Parameters parameters =
        Parameters.with("accountId", accountId)
            .and("scopeKind", scope.kind().text())
            .and("scopeId", scope.id());
    return list(ON_SCOPE, parameters)
        .invoke(found -> found.forEach(secrets::open))
        .map(List::stream);
  }

  /** The one of a scope with this external id, if it is in the set. */
  Uni<Optional<Endpoint>> named(EndpointSet set, Scope scope, String name) {
    Parameters parameters =
        Parameters.with("accountId", set.accountId())
            .and("scopeKind", scope.kind().text())
            .and("scopeId", scope.id())
            .and("name", name);
    return list(NAMED, parameters)
        .map(found -> found.stream().filter(set::contains).findFirst())
        .invoke(found -> found.ifPresent(secrets::open));
  }

  /** Whether it was there. */
  Uni<Boolean> delete(EndpointSet set, UUID id) {
    return delete(DELETE, parameters(set).and("id", id)).map(deleted -> deleted > 0);
  }

  /** Notes that the endpoint answered a verification; nothing where it is gone. */
  Uni<Void> noteVerified(AccountKey key, Instant at) {
    return getSession()
        .chain(
            session ->
                session
                    .createNativeQuery(NOTE_VERIFIED)
                    .setParameter("accountId", key.accountId())
                    .setParameter("id", key.id())
                    .setParameter("at", at)
                    .executeUpdate())
        .replaceWithVoid();
  }

  private static Parameters parameters(EndpointSet set, EndpointQuery query) {
    return parameters(set).and("text", query.filter().orElse(null));
  }

  private static Parameters parameters(EndpointSet set) {
    return Parameters.with("accountId", set.accountId())
        .and("surface", set.surface().orElse(null))
        .and("scopeKind", set.scope().map(scope -> scope.kind().text()).orElse(null))
        .and("scopeId", set.scope().map(Scope::id).orElse(null));
  }
}
