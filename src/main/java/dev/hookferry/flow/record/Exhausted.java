package dev.hookferry.flow.record;

import dev.hookferry.domain.model.Ids;
import dev.hookferry.flow.claim.Lease;
import dev.hookferry.notice.Documents;
import dev.hookferry.notice.OperationalEvent;
import dev.hookferry.notice.OperationalEvents;
import dev.hookferry.notice.Transaction;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;

/**
 * Tells of deliveries that ended as failed: of an account's first one of a minute at once, of all
 * others of that minute together when it is over, by the last of them.
 */
@ApplicationScoped
public class Exhausted {

  /** More than the clocks of two instances differ. */
  private static final Duration SLACK = Duration.ofHours(1);

  // What was recorded a moment ago, in this transaction; another's lease may have ended it instead.
  private static final String ENDED =
      """
      SELECT w.account_id, w.delivery_id
      FROM unnest($1::integer[], $2::uuid[], $3::uuid[], $4::integer[])
        AS w (account_id, delivery_id, endpoint_id, lease_no)
      JOIN endpoint e ON e.account_id = w.account_id AND e.id = w.endpoint_id AND NOT e.listens
      WHERE EXISTS (
        SELECT
        FROM attempt a
        WHERE a.account_id = w.account_id AND a.delivery_id = w.delivery_id AND a.id >= $5
          AND a.outcome = 'FAILED' AND (a.lease_no = w.lease_no OR a.lease_no IS NULL))
      """;

  private static final String COUNT =
      """
      INSERT INTO exhausted_minute AS m (account_id, minute, others, delivery_id)
      VALUES ($1, date_trunc('minute', now()), $2 - 1, $3)
      ON CONFLICT (account_id, minute) DO UPDATE
      SET others = m.others + $2, delivery_id = excluded.delivery_id
      RETURNING (xmax = 0) AS is_first
      """;

  // A second later: whoever began to record within the minute has counted then.
  private static final String OVER =
      """
      DELETE FROM exhausted_minute m
      USING (
        SELECT account_id, minute
        FROM exhausted_minute
        WHERE minute < date_trunc('minute', now() - interval '1 second')
        ORDER BY account_id, minute
        LIMIT 100
        FOR UPDATE SKIP LOCKED) AS over
      WHERE m.account_id = over.account_id AND m.minute = over.minute
      RETURNING m.account_id, m.others, m.delivery_id
      """;

  private final Pool pool;
  private final OperationalEvents events;
  private final Documents documents;
  private final Clock clock;

  Exhausted(Pool pool, OperationalEvents events, Documents documents, Clock clock) {
    this.pool = pool;
    this.events = events;
    this.documents = documents;
    this.clock = clock;
  }

  /** Tells of minutes that are over. */
  public Uni<Void> tellOfOthers() {
    return pool.withTransaction(
        connection ->
            connection
                .query(OVER)
                .execute()
                .chain(rows -> each(rows, row -> tellOfOthers(connection, row))));
  }

  private Uni<Void> tellOfOthers(SqlConnection connection, Row row) {
    long others = row.getLong("others");
    return others == 0
        ? Uni.createFrom().voidItem()
        : tell(connection, row.getInteger("account_id"), row.getUUID("delivery_id"), others);
  }

  /** Tells of these that were recorded as failed, in the transaction that does it. */
  Uni<Void> tell(SqlConnection connection, List<Outcome> failed) {
    List<Lease> leases = failed.stream().map(outcome -> outcome.delivery().lease()).toList();
    return connection
        .preparedQuery(ENDED)
        .execute(parameters(leases))
        .map(Exhausted::byAccount)
        .chain(
            ended ->
                each(
                    ended.entrySet(),
                    entry -> count(connection, entry.getKey(), entry.getValue())));
  }

  private Tuple parameters(List<Lease> leases) {
    return Tuple.of(
        leases.stream().map(Lease::accountId).toArray(Integer[]::new),
        leases.stream().map(Lease::deliveryId).toArray(UUID[]::new),
        leases.stream().map(Lease::endpointId).toArray(UUID[]::new),
        leases.stream().map(Lease::leaseNo).toArray(Integer[]::new),
        Ids.floor(clock.instant().minus(SLACK)));
  }

  /** Accounts in their order: two batches at once cannot lock each other out. */
  private static Map<Integer, List<UUID>> byAccount(RowSet<Row> rows) {
    Map<Integer, List<UUID>> ended = new TreeMap<>();
    rows.forEach(
        row ->
            ended
                .computeIfAbsent(row.getInteger("account_id"), id -> new ArrayList<>())
                .add(row.getUUID("delivery_id")));
    return ended;
  }

  private Uni<Void> count(SqlConnection connection, int accountId, List<UUID> deliveries) {
    return connection
        .preparedQuery(COUNT)
        .execute(Tuple.of(accountId, (long) deliveries.size(), deliveries.getLast()))
        .map(rows -> rows.iterator().next().getBoolean("is_first"))
        .chain(
            first ->
                first
                    ? tell(connection, accountId, deliveries.getFirst(), 1)
                    : Uni.createFrom().voidItem());
  }

  private Uni<Void> tell(SqlConnection connection, int accountId, UUID delivery, long count) {
    return events.tell(
        Transaction.of(connection),
        accountId,
        OperationalEvent.DELIVERY_EXHAUSTED,
        () ->
            documents
                .ended(connection, accountId, delivery)
                .map(found -> found.map(data -> data.put("count", count))));
  }

  private static <T> Uni<Void> each(Iterable<T> items, Function<T, Uni<Void>> work) {
    return Multi.createFrom()
        .iterable(items)
        .onItem()
        .transformToUniAndConcatenate(work::apply)
        .collect()
        .last();
  }
}
