package dev.hookferry.flow.publish;

import dev.hookferry.domain.model.Labels;
import dev.hookferry.domain.model.ScheduledEvent;
import dev.hookferry.domain.model.Scope;
import dev.hookferry.domain.model.ScopeKind;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import io.vertx.pgclient.PgException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;

/** The table of events that are published later. */
@ApplicationScoped
public class ScheduledEvents {

  private static final String UNIQUE_VIOLATION = "23505";
  private static final String FOREIGN_KEY_VIOLATION = "23503";

  private static final String ADD =
      """
      INSERT INTO scheduled_event (account_id, id, publish_at, scope_kind, scope_id, type, data, channels, tags,
        external_id, content_type)
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
      """;

  private static final String READ =
      """
      SELECT account_id, id, publish_at, scope_kind, scope_id, type, data, channels, tags, external_id, content_type
      FROM scheduled_event
      """;

  private static final String DUE = READ + "WHERE publish_at <= $1 ORDER BY publish_at LIMIT 100";
  private static final String NAMED =
      READ
          + """
          WHERE account_id = $1 AND scope_kind = $2 AND scope_id = $3 AND (id = $4 OR external_id = $5)
          """;
  private static final String DELETE =
      "DELETE FROM scheduled_event WHERE account_id = $1 AND id = $2";
  private static final String NEXT = "SELECT min(publish_at) AS publish_at FROM scheduled_event";

  private final Pool pool;

  ScheduledEvents(Pool pool) {
    this.pool = pool;
  }

  /** What became of an event that was to be scheduled. */
  public enum Added {
    DONE,
    /** Another one of its scope waits under its publisher's own id. */
    EXTERNAL_ID_TAKEN,
    UNKNOWN_SCOPE
  }

  /** Keeps the event until it is due. */
  public Uni<Added> add(ScheduledEvent event) {
    Labels labels = event.labels();
    Tuple parameters =
        Tuple.of(event.accountId(), event.id(), time(event.publishAt()))
            .addValue(event.scope().kind().text())
            .addValue(event.scope().id())
            .addValue(event.type())
            .addValue(Buffer.buffer(event.data()))
            .addValue(labels.channels().toArray(String[]::new))
            .addValue(labels.tags().toArray(String[]::new))
            .addValue(labels.externalId())
            .addValue(labels.contentType());
    return pool.preparedQuery(ADD)
        .execute(parameters)
        .replaceWith(Added.DONE)
        .onFailure(failure -> isOf(failure, UNIQUE_VIOLATION))
        .recoverWithItem(Added.EXTERNAL_ID_TAKEN)
        .onFailure(failure -> isOf(failure, FOREIGN_KEY_VIOLATION))
        .recoverWithItem(Added.UNKNOWN_SCOPE);
  }

  private static boolean isOf(Throwable failure, String state) {
    return failure instanceof PgException broken && state.equals(broken.getSqlState());
  }

  /**
   * The one of this scope with this id or with this id of its publisher's.
   *
   * @param id null: by the other alone
   */
  public Uni<Optional<ScheduledEvent>> find(
      int accountId, Scope scope, UUID id, String externalId) {
    return pool.preparedQuery(NAMED)
        .execute(Tuple.of(accountId, scope.kind().text(), scope.id(), id, externalId))
        .map(rows -> events(rows).stream().findFirst());
  }

  /** Up to a hundred that are due, the earliest first. */
  public Uni<List<ScheduledEvent>> due(Instant now) {
    return pool.preparedQuery(DUE).execute(Tuple.of(time(now))).map(ScheduledEvents::events);
  }

  /** When the earliest is due; empty: there is none. */
  public Uni<Optional<Instant>> next() {
    return pool.query(NEXT)
        .execute()
        .map(rows -> rows.iterator().next().getOffsetDateTime("publish_at"))
        .map(at -> Optional.ofNullable(at).map(OffsetDateTime::toInstant));
  }

  /** Whether it was there. */
  public Uni<Boolean> delete(int accountId, UUID id) {
    return pool.preparedQuery(DELETE)
        .execute(Tuple.of(accountId, id))
        .map(rows -> rows.rowCount() > 0);
  }

  private static List<ScheduledEvent> events(RowSet<Row> rows) {
    return StreamSupport.stream(rows.spliterator(), false).map(ScheduledEvents::event).toList();
  }

  private static ScheduledEvent event(Row row) {
    ScopeKind kind = ScopeKind.of(row.getString("scope_kind")).orElseThrow();
    return new ScheduledEvent(
        row.getInteger("account_id"),
        row.getUUID("id"),
        row.getOffsetDateTime("publish_at").toInstant(),
        new Scope(kind, row.getString("scope_id")),
        row.getString("type"),
        row.getBuffer("data").getBytes(),
        new Labels(
            List.of(row.getArrayOfStrings("channels")),
            List.of(row.getArrayOfStrings("tags")),
            row.getString("external_id"),
            row.getString("content_type")));
  }

  private static OffsetDateTime time(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
