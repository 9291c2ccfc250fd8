package dev.hookferry.registry.scope;

import dev.hookferry.domain.model.AccountKey;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The rows of applications; within the session of its caller. */
@ApplicationScoped
class ApplicationRepository implements PanacheRepositoryBase<Application, AccountKey> {

  private static final String LOCK =
      """
      SELECT id
      FROM application
      WHERE account_id = :accountId AND id = :id
      FOR UPDATE
      """;

  private static final String NAMED =
      "accountId = ?1 AND (externalId = ?2 OR scopeId = ?2) ORDER BY externalId NULLS LAST";

  private static final String ASCENDING = "accountId = ?1 AND id > ?2 ORDER BY id";
  private static final String DESCENDING = "accountId = ?1 AND id < ?2 ORDER BY id DESC";

  Uni<Optional<Application>> find(int accountId, UUID id) {
    return findById(new AccountKey(accountId, id)).map(Optional::ofNullable);
  }

  /** The one with this external id or, where none has it, with this scope. */
  Uni<Optional<Application>> named(int accountId, String name) {
    return find(NAMED, accountId, name)
        .list()
        .map(
            found ->
                found.stream()
                    .filter(each -> name.equals(each.externalId))
                    .findFirst()
                    .or(() -> found.stream().findFirst()));
  }

  /** The same, and nobody else changes it before the transaction ends. */
  Uni<Optional<Application>> lock(int accountId, UUID id) {
    return getSession()
        .chain(
            session ->
                session
                    .createNativeQuery(LOCK, UUID.class)
                    .setParameter("accountId", accountId)
                    .setParameter("id", id)
                    .getSingleResultOrNull())
        .chain(() -> find(accountId, id));
  }

  /** Those after this one in the order of their ids. */
  Uni<List<Application>> after(int accountId, UUID id, boolean descending, int limit) {
    return find(descending ? DESCENDING : ASCENDING, accountId, id).range(0, limit - 1).list();
  }
}
