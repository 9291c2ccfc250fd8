package dev.hookferry.registry;

import dev.hookferry.domain.model.Scope;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;

/** Makes scopes within the session of its caller, where they are not there. */
final class NewScopes {

  private static final String ADD =
      """
      INSERT INTO scope (account_id, kind, id, created_at)
      VALUES (?1, ?2, ?3, ?4)
      ON CONFLICT DO NOTHING
      """;

  private NewScopes() {}

  static Uni<Void> add(int accountId, List<Scope> scopes, Instant now) {
    Uni<Void> done = Uni.createFrom().voidItem();
    for (Scope scope : scopes) {
      done = done.chain(() -> add(accountId, scope, now));
    }
    return done;
  }

  private static Uni<Void> add(int accountId, Scope scope, Instant now) {
    return Panache.getSession()
        .chain(
            session ->
                session
                    .createNativeQuery(ADD)
                    .setParameter(1, accountId)
                    .setParameter(2, scope.kind().text())
                    .setParameter(3, scope.id())
                    .setParameter(4, now)
                    .executeUpdate())
        .replaceWithVoid();
  }
}
