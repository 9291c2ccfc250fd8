package dev.hookferry.flow.fanout;

import dev.hookferry.domain.model.Scope;
import dev.hookferry.domain.model.ScopeKind;
import dev.hookferry.domain.routing.PatternIndex;
import dev.hookferry.domain.routing.Reach;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * The subscriptions of accounts that publish here. What is cached may be out of date, and that does
 * no harm: {@link Commit} checks the version and says so.
 */
@ApplicationScoped
public class SubscriptionCache {

  private static final int MAX_ACCOUNTS = 10_000;

  // Version and endpoints come from one statement, so from one snapshot.
  private static final String READ =
      """
      SELECT a.id AS account_id, a.subscriptions_version, e.id, e.scope_kind, e.scope_id, e.hears, e.patterns, e.channels
      FROM unnest($1::integer[]) AS wanted (id)
      CROSS JOIN LATERAL (
        SELECT a.id, a.subscriptions_version
        FROM account a
        WHERE a.id = wanted.id
        LIMIT 1) AS a
      LEFT JOIN LATERAL (
        SELECT *
        FROM endpoint e
        WHERE e.account_id = a.id AND e.enabled
        ORDER BY e.id
        OFFSET 0) AS e ON true
      ORDER BY a.id, e.id
      """;

  private final Map<Integer, Subscriptions> known = new ConcurrentHashMap<>();

  /**
   * The subscriptions of these accounts, read where they are not known.
   *
   * @param client the caller's: whoever has a connection and waits for another may wait for ever
   */
  Uni<Map<Integer, Subscriptions>> of(SqlClient client, Set<Integer> accountIds) {
    Set<Integer> missing =
        accountIds.stream().filter(id -> !known.containsKey(id)).collect(Collectors.toSet());
    return missing.isEmpty()
        ? Uni.createFrom().item(pick(accountIds))
        : read(client, missing).map(read -> pick(accountIds));
  }

  void forget(Collection<Integer> accountIds) {
    accountIds.forEach(known::remove);
  }

  private Map<Integer, Subscriptions> pick(Set<Integer> accountIds) {
    Map<Integer, Subscriptions> picked = new HashMap<>();
    for (int id : accountIds) {
      picked.put(id, known.getOrDefault(id, NONE));
    }
    return picked;
  }

  /** Of an account that is not there: no version equals it, so nothing is committed for it. */
  private static final Subscriptions NONE =
      new Subscriptions(-1, PatternIndex.<Subscription>builder().build());

  private Uni<Void> read(SqlClient client, Set<Integer> accountIds) {
    return client
        .preparedQuery(READ)
        .execute(Tuple.of(accountIds.toArray(Integer[]::new)))
        .invoke(this::keep)
        .replaceWithVoid();
  }

  private void keep(RowSet<Row> rows) {
    Map<Integer, Long> versions = new HashMap<>();
    Map<Integer, PatternIndex.Builder<Subscription>> indexes = new HashMap<>();
    for (Row row : rows) {
      int account = row.getInteger("account_id");
      versions.put(account, row.getLong("subscriptions_version"));
      add(indexes.computeIfAbsent(account, id -> PatternIndex.builder()), row);
    }
    if (known.size() > MAX_ACCOUNTS) {
      known.clear();
    }
    indexes.forEach(
        (account, index) ->
            known.put(account, new Subscriptions(versions.get(account), index.build())));
  }

  private static void add(PatternIndex.Builder<Subscription> index, Row row) {
    if (row.getUUID("id") == null) {
      return;
    }
    Subscription subscription =
        new Subscription(
            row.getUUID("id"),
            Reach.of(scope(row), row.getArrayOfStrings("hears")),
            channels(row.getArrayOfStrings("channels")));
    for (String pattern : row.getArrayOfStrings("patterns")) {
      index.add(pattern, subscription);
    }
  }

  private static Set<String> channels(String[] channels) {
    return channels == null ? Set.of() : Set.of(channels);
  }

  private static Scope scope(Row row) {
    return new Scope(
        ScopeKind.of(row.getString("scope_kind")).orElseThrow(), row.getString("scope_id"));
  }
}
