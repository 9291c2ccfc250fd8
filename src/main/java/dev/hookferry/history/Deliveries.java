package dev.hookferry.history;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;

/** Deliveries, live and finished alike. */
@ApplicationScoped
public class Deliveries {

  /**
   * Lanes with less are read whole. Both ways find the same; the other one reads the account's live
   * deliveries from the newest on, which are many where the lanes of other endpoints are long.
   */
  private static final long SHORT = 5_000;

  private final Pool pool;
  private final Replay replay;

  Deliveries(Pool pool, Replay replay) {
    this.pool = pool;
    this.replay = replay;
  }

  public Uni<Optional<Delivery>> find(int accountId, UUID id) {
    return find(pool, accountId, id);
  }

  /** The same on a connection of the caller's. */
  public Uni<Optional<Delivery>> find(SqlClient client, int accountId, UUID id) {
    return read(client, DeliverySelection.of(accountId, id))
        .map(rows -> rows.stream().findFirst().flatMap(DeliveryRow::delivery));
  }

  public Uni<Page<Delivery>> list(DeliveryQuery query) {
    return selection(query)
        .chain(this::withLanes)
        .chain(found -> read(pool, found))
        .map(rows -> page(rows, query.limit()));
  }

  /** How many deliveries of each status there are on all pages. */
  public Uni<DeliveryCounts> counts(DeliveryQuery query) {
    return selection(query)
        .chain(selection -> execute(DeliveryStatements.counts(selection)))
        .map(rows -> counts(rows.iterator().next()));
  }

  /** How many deliveries there are on all pages. */
  public Uni<Long> count(DeliveryQuery query) {
    return counts(query)
        .map(
            counts ->
                counts.scheduled() + counts.retrying() + counts.delivered() + counts.failed());
  }

  /**
   * A new delivery of the same event to the same endpoint, due now; empty: the delivery, its
   * endpoint or its event is not there.
   */
  public Uni<Optional<Delivery>> replay(int accountId, UUID deliveryId) {
    return replay
        .of(accountId, deliveryId)
        .chain(
            made ->
                made.map(id -> find(accountId, id))
                    .orElseGet(() -> Uni.createFrom().item(Optional.empty())));
  }

  private Uni<DeliverySelection> selection(DeliveryQuery query) {
    if (query.surface().isEmpty() && query.endpointScope().isEmpty()) {
      Optional<UUID[]> endpoint = query.endpointId().map(id -> new UUID[] {id});
      return Uni.createFrom().item(DeliverySelection.of(query, endpoint));
    }
    return execute(DeliveryStatements.endpoints(query))
        .map(rows -> DeliverySelection.of(query, Optional.of(ids(rows))));
  }

  private Uni<DeliverySelection> withLanes(DeliverySelection selection) {
    int accountId = selection.query().accountId();
    return selection
        .endpoints()
        .filter(ids -> selection.query().jobId().isEmpty())
        .map(
            ids ->
                execute(DeliveryStatements.live(accountId, ids, SHORT))
                    .map(rows -> rows.iterator().next().getLong("live") < SHORT)
                    .map(selection::byLane))
        .orElseGet(() -> Uni.createFrom().item(selection));
  }

  private static Uni<List<DeliveryRow>> read(SqlClient client, DeliverySelection selection) {
    Sql page = DeliveryStatements.page(selection);
    return client
        .preparedQuery(page.text())
        .execute(page.parameters())
        .map(rows -> StreamSupport.stream(rows.spliterator(), false).map(DeliveryRow::of).toList());
  }

  private Uni<RowSet<Row>> execute(Sql sql) {
    return pool.preparedQuery(sql.text()).execute(sql.parameters());
  }

  private static Page<Delivery> page(List<DeliveryRow> oneMore, int limit) {
    Page<DeliveryRow> rows = Page.of(oneMore, limit, DeliveryRow::id);
    List<Delivery> items =
        rows.items().stream().map(DeliveryRow::delivery).flatMap(Optional::stream).toList();
    return new Page<>(items, rows.next());
  }

  private static UUID[] ids(RowSet<Row> rows) {
    return StreamSupport.stream(rows.spliterator(), false)
        .map(row -> row.getUUID("id"))
        .toArray(UUID[]::new);
  }

  private static DeliveryCounts counts(Row row) {
    return new DeliveryCounts(
        row.getLong("scheduled"),
        row.getLong("retrying"),
        row.getLong("delivered"),
        row.getLong("failed"));
  }
}
