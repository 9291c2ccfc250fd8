package dev.hookferry.history;

import dev.hookferry.domain.model.Event;
import dev.hookferry.domain.model.Ids;
import dev.hookferry.domain.model.Labels;
import dev.hookferry.domain.model.Scope;
import dev.hookferry.domain.model.ScopeKind;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;

/** Events as they were published. */
@ApplicationScoped
public class Events {

  private static final String READ =
      """
      SELECT account_id, id, number, scope_kind, scope_id, type, object_type, occurred_at, data,
        COALESCE(schema_violations, 0) AS schema_violations, traceparent,
        channels, external_id, tags, content_type, expunged_at IS NOT NULL AS expunged
      FROM event
      WHERE account_id = ?""";

  private static final String COUNT =
      """
      SELECT count(*) AS events
      FROM event
      WHERE account_id = ?""";

  /** The index of scopes has no others, which a plan that serves all parameters must be told. */
  private static final String INDEXED = "AND scope_kind <> 'account'";

  private final Pool pool;

  Events(Pool pool) {
    this.pool = pool;
  }

  /** The event with this id. */
  public Uni<Optional<Event>> find(int accountId, UUID id) {
    return read(new Sql().add(READ, accountId).andIf(Optional.of(id), "id = ?")).map(Events::first);
  }

  /** The event of this scope with this number. */
  public Uni<Optional<Event>> findByNumber(int accountId, Scope scope, long number) {
    return read(byNumber(accountId, scope, number)).map(Events::first);
  }

  /** By the index of devices' numbers, which the planner takes for their kind of scope alone. */
  static Sql byNumber(int accountId, Scope scope, long number) {
    Sql sql = new Sql().add(READ, accountId).andIf(Optional.of(number), "number = ?");
    return of(scope, sql).add("LIMIT 1");
  }

  /** Those of these events that are still there, in no order. */
  public Uni<List<Event>> findAll(int accountId, Collection<UUID> ids) {
    return read(
        new Sql().add(READ, accountId).add("AND id = ANY (?)", (Object) ids.toArray(UUID[]::new)));
  }

  /** A page of events. */
  public Uni<Page<Event>> list(EventQuery query) {
    return read(page(query)).map(events -> Page.of(events, query.limit(), Event::id));
  }

  /** The rows of a page, and one more where there is another page. */
  static Sql page(EventQuery query) {
    Sql sql = new Sql().add(READ, query.accountId());
    Optional<Scope> scope = query.onlyScope();
    scope.ifPresentOrElse(only -> of(only, ids(query), sql), () -> of(query, sql));
    String order = scope.isPresent() ? "scope_kind DESC, scope_id DESC, id DESC" : "id DESC";
    return within(query, sql)
        .andIf(query.before(), "id < ?")
        .add("ORDER BY " + order)
        .add("OFFSET ? LIMIT ?", (long) query.offset(), query.limit() + 1L);
  }

  /**
   * Some events of a scope below the account.
   *
   * @param types of these alone; empty: of any
   * @param channel to this one alone; empty: to any or none
   * @param tag with this one; empty: with any or none
   */
  public Uni<List<Event>> slice(
      int accountId,
      Scope scope,
      Slice slice,
      Collection<String> types,
      Optional<String> channel,
      Optional<String> tag) {
    String by = slice.direction();
    Sql sql = of(scope, slice.ids(), new Sql().add(READ, accountId));
    if (!types.isEmpty()) {
      sql.add("AND type = ANY (?)", (Object) types.toArray(String[]::new));
    }
    return read(
        sql.andIf(slice.above(), "id > ?")
            .andIf(slice.below(), "id < ?")
            .andIf(channel, "? = ANY (channels)")
            .andIf(tag, "? = ANY (tags)")
            .add("ORDER BY scope_kind" + by + ", scope_id" + by + ", id" + by)
            .add("LIMIT ?", (long) slice.limit()));
  }

  /** The newest event of this scope with this id of its publisher's. */
  public Uni<Optional<Event>> named(int accountId, Scope scope, String externalId) {
    Sql sql = of(scope, new Sql().add(READ, accountId)).and("external_id = ?", externalId);
    return read(sql.add("ORDER BY id DESC LIMIT 1")).map(Events::first);
  }

  /** How many events there are, on all pages. */
  public Uni<Long> count(EventQuery query) {
    Sql sql = new Sql().add(COUNT, query.accountId());
    return execute(within(query, of(query, sql)))
        .map(rows -> rows.iterator().next().getLong("events"));
  }

  private static IdRange ids(EventQuery query) {
    return IdRange.whole()
        .from(query.since().map(Ids::floor))
        .to(query.until().map(Ids::floor))
        .to(query.before());
  }

  private static Sql of(Scope scope, IdRange ids, Sql sql) {
    String kind = scope.kind().text();
    return sql.add(INDEXED)
        .and("(scope_kind, scope_id, id) >= (?, ?, ?)", kind, scope.id(), ids.lowest())
        .and("(scope_kind, scope_id, id) <= (?, ?, ?)", kind, scope.id(), ids.highest());
  }

  private static Sql of(EventQuery query, Sql sql) {
    query.onlyScope().ifPresent(scope -> sql.add(INDEXED));
    if (!query.kinds().isEmpty()) {
      String[] kinds = query.kinds().stream().map(ScopeKind::text).toArray(String[]::new);
      sql.and("scope_kind = ANY (?)", (Object) kinds);
    }
    return sql.andIf(query.scopeId(), "scope_id = ?");
  }

  private static Sql within(EventQuery query, Sql sql) {
    return withAttempt(query, sql)
        .andIf(query.type(), "type = ?")
        .andIf(query.since().map(Ids::floor), "id >= ?")
        .andIf(query.until().map(Ids::floor), "id < ?")
        .andIf(query.narrowing().text().map(Narrowing::bytes), "position(? IN data) > 0");
  }

  /** Some attempt of theirs ended so. */
  private static Sql withAttempt(EventQuery query, Sql sql) {
    if (query.narrowing().isOfAttempts()) {
      sql.add("AND EXISTS (SELECT FROM attempt a")
          .add("WHERE a.account_id = ? AND a.event_id = event.id", query.accountId())
          .andIf(query.since().flatMap(Earliest::after), "a.id >= ?")
          .andIf(query.narrowing().responseStatus(), "a.status = ?")
          .andIf(query.narrowing().error().map(ErrorKind::pattern), "a.error LIKE ?")
          .add(")");
    }
    return sql;
  }

  private static Sql of(Scope scope, Sql sql) {
    return sql.andIf(Optional.of(scope.kind().text()), "scope_kind = ?")
        .andIf(Optional.of(scope.id()), "scope_id = ?");
  }

  private Uni<List<Event>> read(Sql sql) {
    return execute(sql)
        .map(rows -> StreamSupport.stream(rows.spliterator(), false).map(Events::event).toList());
  }

  private Uni<RowSet<Row>> execute(Sql sql) {
    return pool.preparedQuery(sql.text()).execute(sql.parameters());
  }

  private static Optional<Event> first(List<Event> events) {
    return events.stream().findFirst();
  }

  private static Labels labels(Row row) {
    return new Labels(
        texts(row.getArrayOfStrings("channels")),
        texts(row.getArrayOfStrings("tags")),
        row.getString("external_id"),
        row.getString("content_type"));
  }

  private static List<String> texts(String[] array) {
    return array == null ? List.of() : List.of(array);
  }

  private static Event event(Row row) {
    ScopeKind kind = ScopeKind.of(row.getString("scope_kind")).orElseThrow();
    return new Event(
        row.getInteger("account_id"),
        row.getUUID("id"),
        row.getLong("number"),
        new Scope(kind, row.getString("scope_id")),
        row.getString("type"),
        row.getString("object_type"),
        row.getOffsetDateTime("occurred_at").toInstant(),
        row.getBuffer("data").getBytes(),
        row.getInteger("schema_violations"),
        row.getString("traceparent"),
        labels(row),
        row.getBoolean("expunged"));
  }
}
