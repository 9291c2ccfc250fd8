package dev.hookferry.flow.claim;

import dev.hookferry.domain.model.Event;
import dev.hookferry.domain.model.Labels;
import dev.hookferry.domain.model.Scope;
import dev.hookferry.domain.model.ScopeKind;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Reads the events of a batch, each once however many deliveries it has. */
@ApplicationScoped
class EventReader {

  static final String READ =
      """
      SELECT found.*
      FROM unnest($1::integer[], $2::uuid[]) AS wanted (account_id, id)
      CROSS JOIN LATERAL (
        SELECT e.account_id, e.id, e.number, e.scope_kind, e.scope_id, e.type, e.object_type, e.occurred_at, e.data,
          e.traceparent, e.content_type
        FROM event e
        WHERE e.account_id = wanted.account_id AND e.id = wanted.id AND e.expunged_at IS NULL
        LIMIT 1) AS found
      """;

  private final Pool pool;

  EventReader(Pool pool) {
    this.pool = pool;
  }

  /** The events of these leases by id. */
  Uni<Map<UUID, Event>> of(List<Lease> leases) {
    Map<UUID, Integer> wanted = new LinkedHashMap<>();
    leases.forEach(lease -> wanted.put(lease.eventId(), lease.accountId()));
    Tuple parameters =
        Tuple.of(wanted.values().toArray(Integer[]::new), wanted.keySet().toArray(UUID[]::new));
    return pool.preparedQuery(READ)
        .execute(parameters)
        .map(
            rows -> {
              Map<UUID, Event> events = new HashMap<>();
              rows.forEach(row -> events.put(row.getUUID("id"), event(row)));
              return events;
            });
  }

  /** Nobody but its request asks for the others. */
  private static Labels labels(String contentType) {
    return contentType == null ? Labels.NONE : new Labels(List.of(), List.of(), null, contentType);
  }

  private static Event event(Row row) {
    return new Event(
        row.getInteger("account_id"),
        row.getUUID("id"),
        row.getLong("number"),
        new Scope(
            ScopeKind.of(row.getString("scope_kind")).orElseThrow(), row.getString("scope_id")),
        row.getString("type"),
        row.getString("object_type"),
        row.getOffsetDateTime("occurred_at").toInstant(),
        row.getBuffer("data").getBytes(),
        0,
        row.getString("traceparent"),
        labels(row.getString("content_type")),
        false);
  }
}
