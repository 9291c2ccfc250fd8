package dev.hookferry.history;

import dev.hookferry.domain.model.Event;
import dev.hookferry.domain.model.Ids;
import dev.hookferry.domain.model.Scope;
import dev.hookferry.domain.model.ScopeKind;
import dev.hookferry.domain.routing.EventPattern;
import dev.hookferry.domain.routing.OwnTypes;
import dev.hookferry.domain.routing.Reach;
import dev.hookferry.history.Recipient.Reason;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * Says of an event to which endpoints it went, and why not to the others: by what each of them
 * wanted at the version of the subscriptions that the event was matched against.
 */
@ApplicationScoped
public class Recipients {

  /** More endpoints than anyone gives one event. */
  private static final int MOST = 10_000;

  /** The newest first, as the endpoints are listed. */
  private static final Comparator<Recipient> ORDER =
      Comparator.comparing((Recipient recipient) -> recipient.endpointId().toString()).reversed();

  // The endpoints of the event's scope and of the account; each as it was at the event's version.
  private static final String CANDIDATES =
      """
      SELECT p.id, p.url, p.surface, p.scope_kind, p.scope_id, p.created_at, e.subscriptions_version,
        v.enabled, v.patterns, v.hears, v.channels
      FROM event e
      JOIN endpoint p ON p.account_id = $1
        AND (p.scope_kind = 'account' OR (p.scope_kind = e.scope_kind AND p.scope_id = e.scope_id))
      LEFT JOIN LATERAL (
        SELECT enabled, patterns, hears, channels
        FROM endpoint_version
        WHERE account_id = $1 AND endpoint_id = p.id AND version <= e.subscriptions_version
        ORDER BY version DESC
        LIMIT 1) AS v ON true
      WHERE e.account_id = $1 AND e.id = $2
      ORDER BY p.id DESC
      LIMIT 10000
      """;

  private static final Uni<Void> NOTHING = Uni.createFrom().voidItem();

  private static final String ON_SCOPE =
      """
      SELECT id
      FROM known_endpoint
      WHERE account_id = $1 AND id = ANY ($2) AND scope_kind = $3 AND scope_id = $4
      """;

  private final Pool pool;
  private final Deliveries deliveries;

  Recipients(Pool pool, Deliveries deliveries) {
    this.pool = pool;
    this.deliveries = deliveries;
  }

  /**
   * Every endpoint that could have got the event: those of its scope and of the account, and those
   * deleted since that did.
   *
   * @param within only endpoints of this scope; empty: all
   */
  public Uni<List<Recipient>> of(Event event, Optional<Scope> within) {
    return newestDeliveries(event)
        .call(reached -> within.map(scope -> keep(event, reached, scope)).orElse(NOTHING))
        .chain(
            reached ->
                pool.preparedQuery(CANDIDATES)
                    .execute(Tuple.of(event.accountId(), event.id()))
                    .map(rows -> all(event, reached, rows, within)));
  }

  /** Keeps those to endpoints of a scope, deleted ones too. */
  private Uni<Void> keep(Event event, Map<UUID, Delivery> reached, Scope scope) {
    UUID[] ids = reached.keySet().toArray(UUID[]::new);
    return pool.preparedQuery(ON_SCOPE)
        .execute(Tuple.of(event.accountId(), ids, scope.kind().text(), scope.id()))
        .invoke(rows -> reached.keySet().retainAll(ids(rows)))
        .replaceWithVoid();
  }

  private static Set<UUID> ids(RowSet<Row> rows) {
    return StreamSupport.stream(rows.spliterator(), false)
        .map(row -> row.getUUID("id"))
        .collect(Collectors.toSet());
  }

  /** By endpoint; the newest come first and stay. */
  private Uni<Map<UUID, Delivery>> newestDeliveries(Event event) {
    return deliveries
        .list(DeliveryQuery.newest(event.accountId(), MOST).ofEvents(Set.of(event.id())))
        .map(
            page -> {
              Map<UUID, Delivery> newest = new LinkedHashMap<>();
              page.items().forEach(made -> newest.putIfAbsent(made.endpointId(), made));
              return newest;
            });
  }

  private static List<Recipient> all(
      Event event, Map<UUID, Delivery> reached, Iterable<Row> rows, Optional<Scope> within) {
    Map<UUID, Delivery> gone = new LinkedHashMap<>(reached);
    List<Recipient> all = new ArrayList<>();
    for (Row row : rows) {
      Delivery made = gone.remove(row.getUUID("id"));
      if (within.map(scope -> scope.equals(scope(row))).orElse(true)) {
        add(all, event, row, made);
      }
    }
    gone.values().stream().map(Recipient::of).forEach(all::add);
    return all.stream().sorted(ORDER).toList();
  }

  private static void add(List<Recipient> all, Event event, Row row, Delivery made) {
    if (made != null) {
      all.add(Recipient.of(made));
    } else if (!isForOthersAlone(row)) {
      all.add(
          new Recipient(
              row.getUUID("id"),
              row.getString("url"),
              Optional.empty(),
              Optional.of(reason(event, row))));
    }
  }

  /** An event that was made for one endpoint could have reached no other. */
  private static boolean isForOthersAlone(Row row) {
    Long version = row.getLong("subscriptions_version");
    return version != null && version == 0;
  }

  private static Reason reason(Event event, Row row) {
    if (row.getLong("subscriptions_version") == null) {
      return wasMadeAfter(event, row) ? Reason.CREATED_LATER : Reason.UNKNOWN;
    }
    if (row.getBoolean("enabled") == null) {
      return Reason.CREATED_LATER;
    }
    if (!row.getBoolean("enabled")) {
      return Reason.DISABLED;
    }
    if (!Reach.of(scope(row), row.getArrayOfStrings("hears")).covers(event.scope())) {
      return Reason.SCOPE_KIND;
    }
    return wants(event, row) && isToItsChannels(event, row) ? Reason.UNKNOWN : Reason.PATTERN;
  }

  private static boolean isToItsChannels(Event event, Row row) {
    String[] channels = row.getArrayOfStrings("channels");
    return channels == null
        || event.labels().channels().stream().anyMatch(Set.of(channels)::contains);
  }

  private static boolean wasMadeAfter(Event event, Row row) {
    Instant published = event.id().version() == 7 ? Ids.instantOf(event.id()) : event.occurredAt();
    return row.getOffsetDateTime("created_at").toInstant().isAfter(published);
  }

  private static boolean wants(Event event, Row row) {
    boolean ours = OwnTypes.contain(event.type());
    return Arrays.stream(row.getArrayOfStrings("patterns"))
        .filter(pattern -> !ours || mayListen(row) && OwnTypes.areNamedBy(pattern))
        .map(EventPattern::new)
        .anyMatch(pattern -> pattern.matches(event.type()));
  }

  /** Operational events are for the account's own endpoints alone. */
  private static boolean mayListen(Row row) {
    return row.getString("surface").equals("account") && scope(row).isAccount();
  }

  private static Scope scope(Row row) {
    return new Scope(
        ScopeKind.of(row.getString("scope_kind")).orElseThrow(), row.getString("scope_id"));
  }
}
