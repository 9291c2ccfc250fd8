package dev.hookferry.flow.fanout;

import dev.hookferry.domain.model.Ids;
import dev.hookferry.domain.model.Scope;
import dev.hookferry.flow.publish.Draft;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Stores events with their deliveries in one statement, so in one transaction. It stores everything
 * or, where an account's subscriptions have changed since they were matched or a scope is not
 * there, nothing.
 */
@ApplicationScoped
class Commit {

  static final String STORE =
      """
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
      ), stored AS (
        INSERT INTO event (account_id, id, scope_kind, scope_id, type, object_type, occurred_at, data,
          schema_violations, subscriptions_version, traceparent)
        SELECT e.*
        FROM ok, unnest($6::integer[], $7::uuid[], $8::text[], $9::text[], $10::text[], $11::text[],
                        $12::timestamptz[], $13::bytea[], $14::integer[], $15::bigint[],
                        $16::text[]) AS e
        RETURNING id, number
      ), queued AS (
        INSERT INTO delivery (account_id, id, endpoint_id, event_id, due_at)
        SELECT d.*, now()
        FROM ok, unnest($17::integer[], $18::uuid[], $19::uuid[], $20::uuid[]) AS d
      )
      SELECT id, number FROM stored
      """;

  private final Clock clock;
  private final RandomGenerator random;

  Commit(Clock clock, RandomGenerator random) {
    this.clock = clock;
    this.random = random;
  }

  /** The numbers of the stored events by their ids; empty: nothing was stored. */
  Uni<Map<UUID, Long>> store(SqlClient client, List<Matched> batch) {
    return client.preparedQuery(STORE).execute(parameters(batch)).map(this::numbers);
  }

  private Map<UUID, Long> numbers(Iterable<Row> rows) {
    Map<UUID, Long> numbers = new HashMap<>();
    rows.forEach(row -> numbers.put(row.getUUID("id"), row.getLong("number")));
    return numbers;
  }

  private Tuple parameters(List<Matched> batch) {
    Tuple tuple = Tuple.tuple();
    addVersions(tuple, batch);
    addScopes(tuple, batch);
    addEvents(tuple, batch.stream().flatMap(Commit::owned).toList());
    addDeliveries(tuple, batch);
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
  }

  private static Integer violations(Owned owned) {
    int count = owned.draft().event().schemaViolations();
    return count == 0 ? null : count;
  }

  private static String[] strings(List<Owned> events, Function<Draft, String> member) {
    return events.stream().map(owned -> member.apply(owned.draft())).toArray(String[]::new);
  }

  private void addDeliveries(Tuple tuple, List<Matched> batch) {
    List<Integer> accounts = new ArrayList<>();
    List<UUID> ids = new ArrayList<>();
    List<UUID> endpoints = new ArrayList<>();
    List<UUID> events = new ArrayList<>();
    for (Matched matched : batch) {
      List<Draft> drafts = matched.submission().drafts();
      for (int i = 0; i < drafts.size(); i++) {
        for (UUID endpoint : matched.endpoints().get(i)) {
          accounts.add(matched.submission().accountId());
          ids.add(Ids.next(clock.instant(), random));
          endpoints.add(endpoint);
          events.add(drafts.get(i).id());
        }
      }
    }
    tuple.addValue(accounts.toArray(Integer[]::new));
    tuple.addValue(ids.toArray(UUID[]::new));
    tuple.addValue(endpoints.toArray(UUID[]::new));
    tuple.addValue(events.toArray(UUID[]::new));
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
