package dev.hookferry.registry.endpoint;

import dev.hookferry.registry.Columns;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Locale;
import java.util.stream.StreamSupport;

/** The rows of endpoints; read with their health and their active secrets, written without. */
@ApplicationScoped
class EndpointRepository {

  private static final String READ =
      """
      SELECT endpoint.*, health.consecutive_failures, health.last_verified_at, health.last_delivery_at,
        health.last_error,
        (SELECT array_agg(secret.sealed ORDER BY secret.position)
         FROM endpoint_secret AS secret
         WHERE secret.account_id = endpoint.account_id AND secret.endpoint_id = endpoint.id
           AND (secret.expires_at IS NULL OR secret.expires_at > now())) AS sealed
      FROM endpoint
      LEFT JOIN endpoint_health AS health
        ON health.account_id = endpoint.account_id AND health.endpoint_id = endpoint.id
      WHERE\s""";

  // Those that only refer to the endpoint need not wait.
  private static final String LOCK =
      """
      SELECT id
      FROM endpoint
      WHERE %s
      FOR NO KEY UPDATE
      """;

  private static final String COUNT =
      """
      SELECT count(*) AS endpoints
      FROM endpoint
      WHERE\s""";

  private static final String ADD =
      """
      INSERT INTO endpoint (account_id, id, hears, url, method, name, description, headers, headers_text, patterns,
        enabled, timeout_ms, retries, initial_backoff_seconds, backoff_multiplier, verify_tls, rate_limit_per_second,
        metadata, fresh_starts, updated_at, surface, scope_kind, scope_id, created_at)
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23,
        $24)
      RETURNING number
      """;

  private static final String CHANGE =
      """
      UPDATE endpoint
      SET hears = $3, url = $4, method = $5, name = $6, description = $7, headers = $8, headers_text = $9,
        patterns = $10, enabled = $11, timeout_ms = $12, retries = $13, initial_backoff_seconds = $14,
        backoff_multiplier = $15, verify_tls = $16, rate_limit_per_second = $17, metadata = $18, fresh_starts = $19,
        updated_at = $20
      WHERE account_id = $1 AND id = $2
      """;

  private static final String FORGIVE =
      """
      UPDATE endpoint_health
      SET consecutive_failures = 0, failing_since = NULL
      WHERE account_id = $1 AND endpoint_id = $2
      """;

  private final EndpointSecrets secrets;

  EndpointRepository(EndpointSecrets secrets) {
    this.secrets = secrets;
  }

  Uni<List<Endpoint>> find(SqlClient client, Condition condition) {
    return client
        .preparedQuery(READ + condition.sql())
        .execute(condition.tuple())
        .map(this::endpoints);
  }

  /** The same, and nobody else changes them before the transaction ends. */
  Uni<List<Endpoint>> lock(SqlConnection connection, Condition condition) {
    return connection
        .preparedQuery(String.format(Locale.ROOT, LOCK, condition.sql()))
        .execute(condition.tuple())
        .chain(() -> find(connection, condition));
  }

  Uni<Long> count(SqlClient client, Condition condition) {
    return client
        .preparedQuery(COUNT + condition.sql())
        .execute(condition.tuple())
        .map(rows -> rows.iterator().next().getLong("endpoints"));
  }

  Uni<List<Endpoint>> page(SqlClient client, Condition condition, EndpointQuery query) {
    String direction = query.ascending() ? " ASC" : " DESC";
    String order =
        "\nORDER BY " + query.order().expression() + direction + ", id" + direction + "\n";
    return find(
        client,
        condition
            .followedBy(order + "OFFSET $%d", (long) query.offset())
            .followedBy(" LIMIT $%d", (long) query.limit()));
  }

  /** Adds a row, and fills in the number that the database gives it. */
  Uni<Void> add(SqlClient client, Endpoint endpoint) {
    return client
        .preparedQuery(ADD)
        .execute(
            EndpointRow.changeable(endpoint)
                .addValue(endpoint.surface)
                .addValue(endpoint.scopeKind)
                .addValue(endpoint.scopeId)
                .addValue(Columns.time(endpoint.createdAt)))
        .invoke(rows -> endpoint.number = rows.iterator().next().getLong("number"))
        .replaceWithVoid();
  }

  Uni<Void> change(SqlClient client, Endpoint endpoint) {
    return client.preparedQuery(CHANGE).execute(EndpointRow.changeable(endpoint)).replaceWithVoid();
  }

  /** Counts the failures of this endpoint from 0 again. */
  Uni<Void> forgive(SqlClient client, Endpoint endpoint) {
    endpoint.health = endpoint.health.forgiven();
    return client
        .preparedQuery(FORGIVE)
        .execute(Tuple.of(endpoint.accountId, endpoint.id))
        .replaceWithVoid();
  }

  private List<Endpoint> endpoints(RowSet<Row> rows) {
    return StreamSupport.stream(rows.spliterator(), false).map(this::endpoint).toList();
  }

  private Endpoint endpoint(Row row) {
    Endpoint endpoint = EndpointRow.endpoint(row);
    endpoint.secrets = secrets.open(endpoint, (Buffer[]) row.getValue("sealed"));
    return endpoint;
  }
}
