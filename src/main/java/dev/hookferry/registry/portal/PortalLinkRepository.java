package dev.hookferry.registry.portal;

import dev.hookferry.domain.model.AccountKey;
import dev.hookferry.domain.model.Scope;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The rows of links; within the session of its caller. */
@ApplicationScoped
class PortalLinkRepository implements PanacheRepositoryBase<PortalLink, AccountKey> {

  private static final String REACHED =
      "accountId = ?1 AND (CAST(?2 AS String) IS NULL OR (scopeKind = ?2 AND scopeId = ?3))";

  private static final String OPENS =
      "hash = ?1 AND usedAt IS NULL AND opensUntil > ?2 AND expiresAt > ?2";

  private static final String END_TOKENS =
      """
      expiresAt = ?4
      WHERE accountId = ?1 AND scopeKind = ?2 AND scopeId = ?3 AND tokenHash IS NOT NULL AND expiresAt > ?4
      AND (?5 = TRUE OR sessionName IN ?6)
      """;

  /**
   * The newest of those made before this one.
   *
   * @param reach empty: of any scope
   */
  Uni<List<PortalLink>> before(int accountId, Optional<Scope> reach, UUID id, int limit) {
    return find(REACHED + " AND id < ?4 ORDER BY id DESC", accountId, kind(reach), text(reach), id)
        .page(0, limit)
        .list();
  }

  /** Whether it was there. */
  Uni<Boolean> delete(int accountId, Optional<Scope> reach, UUID id) {
    return delete(REACHED + " AND id = ?4", accountId, kind(reach), text(reach), id)
        .map(deleted -> deleted > 0);
  }

  /** Whether this would open it; the token is what says whose it is. */
  Uni<Boolean> opens(byte[] hash, Instant now) {
    return count(OPENS, hash, now).map(found -> found > 0);
  }

  /** Whether this opened it; of several at once one does. */
  Uni<Boolean> open(byte[] hash, Instant now, byte[] sessionHash) {
    return update("usedAt = ?2, sessionHash = ?3 WHERE " + OPENS, hash, now, sessionHash)
        .map(opened -> opened > 0);
  }

  /** The one whose session this is, where it still lives. */
  Uni<Optional<PortalLink>> ofSession(byte[] sessionHash, Instant now) {
    return find("sessionHash = ?1 AND expiresAt > ?2", sessionHash, now)
        .list()
        .map(found -> found.stream().findFirst());
  }

  /** The one whose token for programs this is, where it still lives. */
  Uni<Optional<PortalLink>> ofToken(byte[] tokenHash, Instant now) {
    return find("tokenHash = ?1 AND expiresAt > ?2", tokenHash, now)
        .list()
        .map(found -> found.stream().findFirst());
  }

  /** Whether it was there. */
  Uni<Boolean> deleteOfToken(int accountId, byte[] tokenHash) {
    return delete("accountId = ?1 AND tokenHash = ?2", accountId, tokenHash)
        .map(deleted -> deleted > 0);
  }

  /** Ends tokens for programs of this scope at this time, of these sessions or of all. */
  Uni<Integer> endTokens(int accountId, Scope scope, Instant at, Optional<List<String>> sessions) {
    return update(
        END_TOKENS,
        accountId,
        scope.kind().text(),
        scope.id(),
        at,
        sessions.isEmpty(),
        sessions.orElse(List.of("")));
  }

  private static String kind(Optional<Scope> reach) {
    return reach.map(scope -> scope.kind().text()).orElse(null);
  }

  private static String text(Optional<Scope> reach) {
    return reach.map(Scope::id).orElse(null);
  }
}
