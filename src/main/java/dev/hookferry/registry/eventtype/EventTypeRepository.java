package dev.hookferry.registry.eventtype;

import dev.hookferry.registry.eventtype.EventType.Key;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/** The rows of event types; within the session of its caller. */
@ApplicationScoped
class EventTypeRepository implements PanacheRepositoryBase<EventType, Key> {

  private static final String NEWEST =
      """
      accountId = ?1
      AND (?2 = TRUE OR archived = FALSE)
      AND LEFT(name, LENGTH(?3)) = ?3
      AND (CAST(?4 AS Instant) IS NULL OR (createdAt, name) < (?4, ?5))
      ORDER BY createdAt DESC, name DESC
      """;

  private static final String BY_NAME =
      """
      accountId = ?1 AND (?2 = TRUE OR archived = FALSE) AND name > ?3
      AND (?4 = TRUE OR featureFlags IS NULL OR array_intersects(featureFlags, ?5))
      ORDER BY name
      """;

  private static final String BY_NAME_DESCENDING =
      """
      accountId = ?1 AND (?2 = TRUE OR archived = FALSE) AND (?3 = '' OR name < ?3)
      AND (?4 = TRUE OR featureFlags IS NULL OR array_intersects(featureFlags, ?5))
      ORDER BY name DESC
      """;

  private static final String DELETE = "accountId = ?1 AND name = ?2";

  Uni<Optional<EventType>> find(int accountId, String name) {
    return findById(new Key(accountId, name)).map(Optional::ofNullable);
  }

  Uni<List<EventType>> all(int accountId) {
    return list("accountId", accountId);
  }

  Uni<List<EventType>> newest(
      int accountId, boolean archivedToo, String prefix, Optional<EventType> after, int limit) {
    return find(
            NEWEST,
            accountId,
            archivedToo,
            prefix,
            after.map(type -> type.createdAt).orElse(null),
            after.map(type -> type.name).orElse(""))
        .page(0, limit)
        .list();
  }

  /** Some in the order of their names, from after this one. */
  Uni<List<EventType>> byName(
      int accountId,
      boolean archivedToo,
      Optional<List<String>> flags,
      String after,
      boolean descending,
      int limit) {
    String query = descending ? BY_NAME_DESCENDING : BY_NAME;
    String[] seen = flags.orElse(List.of()).toArray(String[]::new);
    return find(query, accountId, archivedToo, after, flags.isEmpty(), seen)
        .range(0, limit - 1)
        .list();
  }

  /** Whether it was there. */
  Uni<Boolean> delete(int accountId, String name) {
    return delete(DELETE, accountId, name).map(deleted -> deleted > 0);
  }
}
