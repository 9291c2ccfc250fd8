package dev.hookferry.registry.scope;

import dev.hookferry.domain.model.Scope;
import dev.hookferry.registry.Columns;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.util.List;

/** Makes scopes within the transaction of its caller, where they are not there. */
public final class NewScopes {

  private static final String ADD =
      """
      INSERT INTO scope (account_id, kind, id, created_at)
      SELECT $1, scope.kind, scope.id, $2
      FROM unnest($3::text[], $4::text[]) AS scope (kind, id)
      ON CONFLICT DO NOTHING
      """;

  private NewScopes() {}

  public static Uni<Void> add(SqlClient client, int accountId, List<Scope> scopes, Instant now) {
    return client
        .preparedQuery(ADD)
        .execute(
            Tuple.of(accountId, Columns.time(now))
                .addValue(scopes.stream().map(s -> s.kind().text()).toArray(String[]::new))
                .addValue(scopes.stream().map(Scope::id).toArray(String[]::new)))
        .replaceWithVoid();
  }
}
