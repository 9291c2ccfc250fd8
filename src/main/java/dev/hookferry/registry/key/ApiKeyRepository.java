package dev.hookferry.registry.key;

import dev.hookferry.domain.model.ApiKey;
import dev.hookferry.domain.model.Role;
import dev.hookferry.registry.Columns;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;

/** The rows of keys; read without their hashes. */
@ApplicationScoped
public class ApiKeyRepository {

  private static final String ADD =
      """
      INSERT INTO api_key (account_id, id, name, role, scope_kind, scope_id, hash, created_at, expires_at)
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
      """;

  private static final String LIST =
      """
      SELECT account_id, id, name, role, scope_kind, scope_id, created_at, expires_at, last_used_at
      FROM api_key
      WHERE account_id = $1 AND id < $2
      ORDER BY id DESC
      LIMIT $3
      """;

  private static final String DELETE =
      """
      DELETE FROM api_key
      WHERE account_id = $1 AND id = $2
      """;

  public Uni<Void> add(SqlClient client, ApiKey key) {
    return client
        .preparedQuery(ADD)
        .execute(
            Tuple.of(key.accountId, key.id)
                .addValue(key.name)
                .addValue(key.role.name())
                .addValue(key.scopeKind)
                .addValue(key.scopeId)
                .addValue(Buffer.buffer(key.hash))
                .addValue(Columns.time(key.createdAt))
                .addValue(Columns.time(key.expiresAt)))
        .replaceWithVoid();
  }

  /** The newest of those made before this one. */
  Uni<List<ApiKey>> list(SqlClient client, int accountId, UUID before, int limit) {
    return client
        .preparedQuery(LIST)
        .execute(Tuple.of(accountId, before, (long) limit))
        .map(
            rows ->
                StreamSupport.stream(rows.spliterator(), false)
                    .map(ApiKeyRepository::key)
                    .toList());
  }

  /** Whether it was there. */
  Uni<Boolean> delete(SqlClient client, int accountId, UUID id) {
    return client
        .preparedQuery(DELETE)
        .execute(Tuple.of(accountId, id))
        .map(rows -> rows.rowCount() > 0);
  }

  private static ApiKey key(Row row) {
    ApiKey key = new ApiKey();
    key.accountId = row.getInteger("account_id");
    key.id = row.getUUID("id");
    key.name = row.getString("name");
    key.role = Role.valueOf(row.getString("role"));
    key.scopeKind = row.getString("scope_kind");
    key.scopeId = row.getString("scope_id");
    key.createdAt = Columns.instant(row, "created_at");
    key.expiresAt = Columns.instant(row, "expires_at");
    key.lastUsedAt = Columns.instant(row, "last_used_at");
    return key;
  }
}
