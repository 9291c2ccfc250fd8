package dev.hookferry.notice;

import dev.hookferry.domain.model.Ids;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;

/** Reads the audit log. */
@ApplicationScoped
public class AuditTrail {

  private static final UUID FIRST = new UUID(0, 0);
  private static final UUID AFTER_ALL = new UUID(-1, -1);

  // An id has the time of its entry in it.
  private static final String FROM_THE_LOG =
      """
      SELECT id, at, actor_kind, actor_id, actor_name, action, target, changes::text AS changes, ip, request_id
      FROM audit_log
      WHERE account_id = $1 AND id >= $2 AND id < $3 AND id < $4
        AND ($5::text IS NULL OR actor_id = $5)
        AND ($6::text IS NULL OR action = $6)
      """;

  private static final String NEWEST =
      FROM_THE_LOG
          + """
          ORDER BY id DESC
          LIMIT $7
          """;

  // Few of many: a statement of its own, which finds them by their index.
  private static final String NEWEST_OF_TARGET =
      FROM_THE_LOG
          + """
            AND target = $8
          ORDER BY id DESC
          LIMIT $7
          """;

  private final Pool pool;

  AuditTrail(Pool pool) {
    this.pool = pool;
  }

  /** The newest entries. */
  public Uni<List<AuditRecord>> list(AuditQuery query) {
    Tuple parameters =
        Tuple.of(
                query.accountId(),
                query.since().map(Ids::first).orElse(FIRST),
                query.until().map(Ids::first).orElse(AFTER_ALL),
                query.before().orElse(AFTER_ALL))
            .addValue(query.actorId().orElse(null))
            .addValue(query.action().orElse(null))
            .addValue((long) query.limit());
    query.target().ifPresent(parameters::addValue);
    return pool.preparedQuery(query.target().isPresent() ? NEWEST_OF_TARGET : NEWEST)
        .execute(parameters)
        .map(rows -> StreamSupport.stream(rows.spliterator(), false))
        .map(rows -> rows.map(AuditTrail::entry).toList());
  }

  private static AuditRecord entry(Row row) {
    Actor actor =
        new Actor(
            Actor.Kind.valueOf(row.getString("actor_kind")),
            row.getString("actor_id"),
            row.getString("actor_name"),
            row.getString("ip"),
            row.getString("request_id"));
    return new AuditRecord(
        row.getUUID("id"),
        row.getOffsetDateTime("at").toInstant(),
        actor,
        row.getString("action"),
        row.getString("target"),
        row.getString("changes"));
  }
}
