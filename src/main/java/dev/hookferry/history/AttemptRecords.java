package dev.hookferry.history;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;

/** Attempts by themselves, by event or by endpoint. */
@ApplicationScoped
public class AttemptRecords {

  private static final String READ =
      """
      SELECT t.id, t.event_id, t.endpoint_id, t.started_at, t.duration_ms, t.status, t.outcome, t.error,
        t.response_body, k.url,
        t.job_id IS NOT NULL OR EXISTS (
          SELECT
          FROM manual_delivery m
          WHERE m.account_id = t.account_id AND m.delivery_id = t.delivery_id) AS manual
      FROM attempt t
      JOIN known_endpoint k ON k.account_id = t.account_id AND k.id = t.endpoint_id
      WHERE t.account_id = ? AND k.surface = ? AND t.lease_no IS NOT NULL AND t.outcome <> 'ABANDONED'""";

  private final Pool pool;

  AttemptRecords(Pool pool) {
    this.pool = pool;
  }

  /** Some of these attempts. */
  public Uni<List<AttemptRecord>> slice(AttemptQuery query, Slice slice) {
    return read(
        of(query)
            .andIf(slice.above(), "t.id > ?")
            .andIf(slice.below(), "t.id < ?")
            .add("ORDER BY t.id" + slice.direction())
            .add("LIMIT ?", (long) slice.limit()));
  }

  /** The one of these attempts with this id. */
  public Uni<Optional<AttemptRecord>> find(AttemptQuery query, UUID id) {
    return read(of(query).and("t.id = ?", id)).map(found -> found.stream().findFirst());
  }

  private static Sql of(AttemptQuery query) {
    Sql sql =
        new Sql()
            .add(READ, query.accountId(), query.surface())
            .andIf(query.eventId(), "t.event_id = ?")
            .andIf(query.endpointId(), "t.endpoint_id = ?")
            .andIf(query.succeeded(), "(t.outcome = 'SUCCEEDED') = ?")
            .andIf(query.leastStatus(), "COALESCE(t.status, 0) >= ?")
            .andIf(query.mostStatus(), "COALESCE(t.status, 0) <= ?")
            .andIf(query.eventId().map(List::of).flatMap(Earliest::after), "t.id >= ?");
    if (!query.types().isEmpty() || query.channel().isPresent() || query.tag().isPresent()) {
      sql.add(
          "AND EXISTS (SELECT FROM event e WHERE e.account_id = t.account_id AND e.id = t.event_id");
      if (!query.types().isEmpty()) {
        sql.add("AND e.type = ANY (?)", (Object) query.types().toArray(String[]::new));
      }
      sql.andIf(query.channel(), "? = ANY (e.channels)")
          .andIf(query.tag(), "? = ANY (e.tags)")
          .add(")");
    }
    return sql;
  }

  private Uni<List<AttemptRecord>> read(Sql sql) {
    return pool.preparedQuery(sql.text())
        .execute(sql.parameters())
        .map(
            rows ->
                StreamSupport.stream(rows.spliterator(), false)
                    .map(AttemptRecords::record)
                    .toList());
  }

  private static AttemptRecord record(Row row) {
    Buffer body = row.getBuffer("response_body");
    return new AttemptRecord(
        row.getUUID("id"),
        row.getUUID("event_id"),
        row.getUUID("endpoint_id"),
        row.getOffsetDateTime("started_at").toInstant(),
        row.getInteger("duration_ms"),
        row.getInteger("status"),
        row.getString("outcome").equals("SUCCEEDED"),
        row.getString("error"),
        body == null ? null : body.getBytes(),
        row.getBoolean("manual"),
        row.getString("url"));
  }
}
