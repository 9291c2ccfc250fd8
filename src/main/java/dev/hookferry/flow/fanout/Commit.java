package dev.hookferry.flow.fanout;

import dev.hookferry.config.EngineConfig;
import dev.hookferry.config.HookferryConfig;
import dev.hookferry.config.Statements;
import dev.hookferry.domain.model.Scope;
import dev.hookferry.flow.fanout.Leasing.Terms;
import dev.hookferry.flow.fanout.Stored.Leased;
import dev.hookferry.flow.publish.Draft;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Stores events with their deliveries in one statement, so in one transaction. It stores everything
 * or, where an account's subscriptions have changed since they were matched or a scope is not
 * there, nothing.
 */
@ApplicationScoped
class Commit {

  // $23, $24: what is known of the endpoint of a delivery that may be stored with a lease; NULL,
  // NULL: it may not.
  // It is where that is still so, and nothing of the lane was due before it. The lease begins no
  // earlier than the
  // statement comes in, where now() would be the beginning of its transaction.
  static final String STORE =
      Statements.KEPT
          + """
      WITH ok AS MATERIALIZED (
        SELECT 1
        WHERE NOT EXISTS (
          SELECT
          FROM unnest($1::integer[], $2::bigint[]) AS matched (account_id, version)
          WHERE matched.version IS DISTINCT FROM (
            SELECT a.subscriptions_version
            FROM account a
            WHERE a.id = matched.account_id))
        AND NOT EXISTS (
          SELECT
          FROM unnest($3::integer[], $4::text[], $5::text[]) AS wanted (account_id, kind, id)
          WHERE NOT EXISTS (
            SELECT
            FROM scope s
            WHERE s.account_id = wanted.account_id AND s.kind = wanted.kind AND s.id >= wanted.id AND s.id <= wanted.id
            ORDER BY s.id
            LIMIT 1))
      ), planned AS MATERIALIZED (
        SELECT d.account_id, d.id, d.endpoint_id, d.event_id, lease.timeout_ms, lease.version
        FROM ok
        CROSS JOIN unnest($19::integer[], $20::uuid[], $21::uuid[], $22::uuid[], $23::bigint[], $24::integer[])
          AS d (account_id, id, endpoint_id, event_id, fresh_starts, rate)
        LEFT JOIN LATERAL (
          SELECT known.timeout_ms, known.version
          FROM (
            SELECT e.timeout_ms, e.xmin::text::bigint AS version, e.enabled, e.fresh_starts, e.rate_limit_per_second
            FROM endpoint e
            WHERE d.fresh_starts IS NOT NULL
              AND e.account_id = d.account_id AND e.id >= d.endpoint_id AND e.id <= d.endpoint_id
            ORDER BY e.id
            LIMIT 1) AS known
          WHERE known.enabled AND known.fresh_starts = d.fresh_starts
            AND known.rate_limit_per_second IS NOT DISTINCT FROM d.rate
            AND (
              SELECT true
              FROM delivery older
              WHERE (older.endpoint_id, older.account_id + 0, older.due_at)
                  >= (d.endpoint_id, d.account_id, '-infinity')
                AND (older.endpoint_id, older.account_id + 0, older.due_at) <= (d.endpoint_id, d.account_id, now())
              ORDER BY older.endpoint_id, older.account_id + 0, older.due_at
              LIMIT 1) IS NULL) AS lease ON true
      ), stored AS (
        INSERT INTO event (account_id, id, scope_kind, scope_id, type, object_type, occurred_at, data,
          schema_violations, subscriptions_version, traceparent, channels, external_id, tags, content_type)
        SELECT e.account_id, e.id, e.scope_kind, e.scope_id, e.type, e.object_type, e.occurred_at, e.data,
          e.schema_violations, e.subscriptions_version, e.traceparent, string_to_array(e.channels, ' '), e.external_id,
          string_to_array(e.tags, ' '), e.content_type
        FROM ok, unnest($6::integer[], $7::uuid[], $8::text[], $9::text[], $10::text[], $11::text[],
                        $12::timestamptz[], $13::bytea[], $14::integer[], $15::bigint[], $16::text[],
                        $17::text[], $18::text[], $27::text[], $28::text[]) AS e
                    (account_id, id, scope_kind, scope_id, type, object_type, occurred_at, data, schema_violations,
                        subscriptions_version, traceparent, channels, external_id, tags, content_type)
        RETURNING id, number
      ), queued AS (
        INSERT INTO delivery (account_id, id, endpoint_id, event_id, due_at, lease_no, lease_owner)
        SELECT account_id, id, endpoint_id, event_id,
          CASE WHEN timeout_ms IS NULL THEN now()
            ELSE statement_timestamp() + make_interval(secs => timeout_ms / 1000.0 + $25) END,
          CASE WHEN timeout_ms IS NULL THEN 0 ELSE 1 END,
          CASE WHEN timeout_ms IS NULL THEN NULL ELSE $26::uuid END
        FROM planned
      )
      SELECT id, number, NULL::integer AS timeout_ms FROM stored
      UNION ALL
      SELECT id, version, timeout_ms FROM planned WHERE timeout_ms IS NOT NULL
      """;

  private final double marginSeconds;

  Commit(HookferryConfig config) {
    EngineConfig bounds = config.engine();
    this.marginSeconds = bounds.flushMargin().plus(bounds.leaseMargin()).toMillis() / 1000.0;
  }

  /**
   * What was stored.
   *
   * @param deliveries of the batch
   * @param leasing those among them that may be stored with a lease
   */
  Uni<Stored> store(
      SqlClient client, List<Matched> batch, List<NewDelivery> deliveries, Leasing leasing) {
    return client
        .preparedQuery(STORE)
        .execute(parameters(batch, deliveries, leasing))
        .map(Commit::stored);
  }

  private static Stored stored(Iterable<Row> rows) {
    Stored stored = new Stored(new HashMap<>(), new HashMap<>());
    for (Row row : rows) {
      Integer timeoutMillis = row.getInteger("timeout_ms");
      if (timeoutMillis == null) {
        stored.numbers().put(row.getUUID("id"), row.getLong("number"));
      } else {
        stored.leased().put(row.getUUID("id"), new Leased(timeoutMillis, row.getLong("number")));
      }
    }
    return stored;
  }

  Tuple parameters(List<Matched> batch, List<NewDelivery> deliveries, Leasing leasing) {
    Tuple tuple = Tuple.tuple();
    addVersions(tuple, batch);
    addScopes(tuple, batch);
    List<Owned> events = batch.stream().flatMap(Commit::owned).toList();
    addEvents(tuple, events);
    addDeliveries(tuple, deliveries);
    addTerms(tuple, deliveries, leasing);
    tuple.addValue(marginSeconds).addValue(leasing.owner());
    addTags(tuple, events);
    return tuple;
  }

  private static void addVersions(Tuple tuple, List<Matched> batch) {
    Map<Integer, Long> versions = new HashMap<>();
    batch.forEach(matched -> versions.put(matched.submission().accountId(), matched.version()));
    tuple.addValue(versions.keySet().toArray(Integer[]::new));
    tuple.addValue(versions.values().toArray(Long[]::new));
  }

  /** The scopes to look for; an account's own is always there. */
  private static void addScopes(Tuple tuple, List<Matched> batch) {
    Set<OwnedScope> scopes =
        batch.stream()
            .flatMap(Commit::owned)
            .map(owned -> new OwnedScope(owned.accountId(), owned.draft().scope()))
            .filter(owned -> !owned.scope().isAccount())
            .collect(Collectors.toSet());
    List<OwnedScope> list = List.copyOf(scopes);
    tuple.addValue(list.stream().map(OwnedScope::accountId).toArray(Integer[]::new));
    tuple.addValue(list.stream().map(owned -> owned.scope().kind().text()).toArray(String[]::new));
    tuple.addValue(list.stream().map(owned -> owned.scope().id()).toArray(String[]::new));
  }

  private static void addEvents(Tuple tuple, List<Owned> events) {
    tuple.addValue(events.stream().map(Owned::accountId).toArray(Integer[]::new));
    tuple.addValue(events.stream().map(owned -> owned.draft().id()).toArray(UUID[]::new));
    tuple.addValue(strings(events, draft -> draft.scope().kind().text()));
    tuple.addValue(strings(events, draft -> draft.scope().id()));
    tuple.addValue(strings(events, draft -> draft.event().type()));
    tuple.addValue(strings(events, draft -> draft.event().objectType()));
    tuple.addValue(
        events.stream()
            .map(owned -> owned.draft().occurredAt().atOffset(ZoneOffset.UTC))
            .toArray(OffsetDateTime[]::new));
    tuple.addValue(
        events.stream()
            .map(owned -> Buffer.buffer(owned.draft().event().data()))
            .toArray(Buffer[]::new));
    tuple.addValue(events.stream().map(Commit::violations).toArray(Integer[]::new));
    tuple.addValue(events.stream().map(Owned::version).toArray(Long[]::new));
    tuple.addValue(strings(events, draft -> draft.event().traceparent()));
    tuple.addValue(strings(events, draft -> joined(draft.event().labels().channels())));
    tuple.addValue(strings(events, draft -> draft.event().labels().externalId()));
  }

  private static void addTags(Tuple tuple, List<Owned> events) {
    tuple.addValue(strings(events, draft -> joined(draft.event().labels().tags())));
    tuple.addValue(strings(events, draft -> draft.event().labels().contentType()));
  }

  /** An array of arrays would have to be a rectangle; no channel and no tag has a blank. */
  private static String joined(List<String> words) {
    return words.isEmpty() ? null : String.join(" ", words);
  }

  private static Integer violations(Owned owned) {
    int count = owned.draft().event().schemaViolations();
    return count == 0 ? null : count;
  }

  private static String[] strings(List<Owned> events, Function<Draft, String> member) {
    return events.stream().map(owned -> member.apply(owned.draft())).toArray(String[]::new);
  }

  private static void addDeliveries(Tuple tuple, List<NewDelivery> deliveries) {
    tuple.addValue(deliveries.stream().map(NewDelivery::accountId).toArray(Integer[]::new));
    tuple.addValue(deliveries.stream().map(NewDelivery::id).toArray(UUID[]::new));
    tuple.addValue(deliveries.stream().map(NewDelivery::endpointId).toArray(UUID[]::new));
    tuple.addValue(deliveries.stream().map(delivery -> delivery.draft().id()).toArray(UUID[]::new));
  }

  private static void addTerms(Tuple tuple, List<NewDelivery> deliveries, Leasing leasing) {
    List<Optional<Terms>> terms =
        deliveries.stream()
            .map(delivery -> Optional.ofNullable(leasing.terms().get(delivery.id())))
            .toList();
    tuple.addValue(
        terms.stream().map(some -> some.map(Terms::freshStarts).orElse(null)).toArray(Long[]::new));
    tuple.addValue(
        terms.stream()
            .map(some -> some.map(Terms::ratePerSecond).orElse(null))
            .toArray(Integer[]::new));
  }

  /**
   * @param version of the subscriptions that the event was matched against
   */
  private record Owned(int accountId, Draft draft, long version) {}

  private record OwnedScope(int accountId, Scope scope) {}

  private static Stream<Owned> owned(Matched matched) {
    int accountId = matched.submission().accountId();
    return matched.submission().drafts().stream()
        .map(draft -> new Owned(accountId, draft, matched.versionOf(draft)));
  }
}
