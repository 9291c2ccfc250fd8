package dev.hookferry.history;

import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;

/** The requests that deliveries made. */
@ApplicationScoped
public class Attempts {

  // A row without a lease ended a delivery without a request.
  private static final String READ =
      """
      SELECT number, started_at, duration_ms, status, error, response_headers, response_body, host(address) AS address
      FROM attempt
      WHERE account_id = ? AND delivery_id = ? AND lease_no IS NOT NULL""";

  private static final String LATEST =
      """
      ORDER BY id DESC
      LIMIT 1000""";

  private static final String LAST =
      """
      ORDER BY id DESC
      LIMIT 1""";

  private final Pool pool;

  Attempts(Pool pool) {
    this.pool = pool;
  }

  /** The attempts of a delivery in their order; of more than 1,000 the latest. */
  public Uni<List<Attempt>> of(int accountId, UUID deliveryId) {
    Sql sql =
        new Sql()
            .add(READ, accountId, deliveryId)
            .andIf(Earliest.after(List.of(deliveryId)), "id >= ?")
            .add(LATEST);
    return pool.preparedQuery(sql.text())
        .execute(sql.parameters())
        .map(
            rows ->
                StreamSupport.stream(rows.spliterator(), false)
                    .map(Attempts::attempt)
                    .toList()
                    .reversed());
  }

  /** The last attempt of a delivery; none where it ended without one. */
  public Uni<List<Attempt>> last(SqlClient client, int accountId, UUID deliveryId) {
    Sql sql =
        new Sql()
            .add(READ, accountId, deliveryId)
            .andIf(Earliest.after(List.of(deliveryId)), "id >= ?")
            .add(LAST);
    return client
        .preparedQuery(sql.text())
        .execute(sql.parameters())
        .map(
            rows ->
                StreamSupport.stream(rows.spliterator(), false).map(Attempts::attempt).toList());
  }

  private static Attempt attempt(Row row) {
    Buffer body = row.getBuffer("response_body");
    return new Attempt(
        row.getInteger("number"),
        row.getOffsetDateTime("started_at").toInstant(),
        row.getInteger("duration_ms"),
        row.getInteger("status"),
        row.getString("error"),
        headers((JsonObject) row.getValue("response_headers")),
        body == null ? new byte[0] : body.getBytes(),
        row.getString("address"));
  }

  private static Map<String, String> headers(JsonObject json) {
    Map<String, String> headers = new LinkedHashMap<>();
    if (json != null) {
      json.forEach(header -> headers.put(header.getKey(), String.valueOf(header.getValue())));
    }
    return headers;
  }
}
