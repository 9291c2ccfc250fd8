package dev.hookferry.flow.claim;

import dev.hookferry.config.EngineConfig;
import dev.hookferry.config.HookferryConfig;
import dev.hookferry.domain.lane.ClaimScope;
import dev.hookferry.domain.lane.ClaimScope.LaneCursor;
import dev.hookferry.domain.lane.LaneKey;
import dev.hookferry.flow.claim.Allowance.Room;
import dev.hookferry.flow.fanout.FirstLease;
import dev.hookferry.flow.fanout.NewDelivery;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Takes due deliveries, a few of each lane, under a lease; and where a lease before was lost,
 * writes down its attempt.
 */
@ApplicationScoped
class Claim {

  private final Pool pool;
  private final ClaimMeters meters;
  private final Duration margin;

  Claim(Pool pool, ClaimMeters meters, HookferryConfig config) {
    EngineConfig bounds = config.engine();
    this.meters = meters;
    this.pool = pool;
    this.margin = bounds.flushMargin().plus(bounds.leaseMargin());
  }

  Uni<Claimed> claim(ClaimScope claimScope, Allowance allowance) {
    UUID owner = UUID.randomUUID();
    long takenAtNanos = System.nanoTime();
    return pool.preparedQuery(ClaimStatement.of(claimScope))
        .execute(parameters(claimScope, allowance, owner))
        .map(rows -> claimed(rows, allowance.limit(), owner, takenAtNanos));
  }

  Tuple parameters(ClaimScope claimScope, Allowance allowance, UUID owner) {
    Tuple tuple = Tuple.tuple();
    switch (claimScope) {
      case ClaimScope.Everywhere everywhere ->
          addLanes(tuple, true, everywhere.cursor().position(), List.of());
      case ClaimScope.At at -> addLanes(tuple, false, LaneCursor.START, at.lanes());
    }
    return tuple
        .addValue(allowance.ofEndpoint().keySet().toArray(UUID[]::new))
        .addValue(column(allowance, Room::deliveries, Integer[]::new))
        .addValue(column(allowance, Room::freshStarts, Long[]::new))
        .addValue(allowance.ofAccount().keySet().toArray(Integer[]::new))
        .addValue(allowance.ofAccount().values().toArray(Integer[]::new))
        .addValue(allowance.ofOtherAccounts())
        .addValue(allowance.limit())
        .addValue(allowance.retries())
        .addValue(margin.toMillis() / 1000.0)
        .addValue(owner);
  }

  private static <T> T[] column(
      Allowance allowance, Function<Room, T> member, IntFunction<T[]> array) {
    return allowance.ofEndpoint().values().stream().map(member).toArray(array);
  }

  private static void addLanes(Tuple tuple, boolean walk, LaneKey from, Collection<LaneKey> named) {
    tuple
        .addValue(walk)
        .addValue(from.accountId())
        .addValue(from.endpointId())
        .addValue(named.stream().map(LaneKey::accountId).toArray(Integer[]::new))
        .addValue(named.stream().map(LaneKey::endpointId).toArray(UUID[]::new));
  }

  private Claimed claimed(RowSet<Row> rows, int limit, UUID owner, long takenAtNanos) {
    Map<String, List<Row>> parts =
        StreamSupport.stream(rows.spliterator(), false)
            .collect(Collectors.groupingBy(row -> row.getString("what")));
    List<Row> taken = parts.getOrDefault("taken", List.of());
    List<Row> refused = parts.getOrDefault("refused", List.of());
    meters.claimed(taken.size());
    taken.forEach(this::count);
    Map<LaneKey, Integer> due = new TreeMap<>();
    Stream.concat(taken.stream(), refused.stream())
        .forEach(row -> due.merge(lane(row), 1, Integer::sum));
    return new Claimed(
        taken.stream().map(row -> lease(row, owner, takenAtNanos)).toList(),
        due,
        !refused.isEmpty(),
        taken.size() + refused.size() == limit
            ? due.keySet().stream().max(LaneKey::compareTo)
            : parts.getOrDefault("paused", List.of()).stream().map(Claim::lane).findFirst());
  }

  private void count(Row row) {
    long millis = Math.max(0, (long) (row.getDouble("due_for") * 1000));
    meters.taken(Duration.ofMillis(millis), row.getBoolean("taken_over"));
  }

  private static LaneKey lane(Row row) {
    return new LaneKey(row.getInteger("account_id"), row.getUUID("endpoint_id"));
  }

  /** The lease with which a delivery was stored. */
  Lease lease(FirstLease stored) {
    NewDelivery delivery = stored.delivery();
    return new Lease(
        delivery.accountId(),
        delivery.id(),
        delivery.endpointId(),
        delivery.draft().id(),
        1,
        stored.leasing().owner(),
        0,
        stored.leasing().takenAtNanos(),
        margin.plusMillis(stored.timeoutMillis()),
        stored.terms().ratePerSecond(),
        stored.endpointVersion(),
        stored.terms().freshStarts(),
        null);
  }

  private Lease lease(Row row, UUID owner, long takenAtNanos) {
    return new Lease(
        row.getInteger("account_id"),
        row.getUUID("id"),
        row.getUUID("endpoint_id"),
        row.getUUID("event_id"),
        row.getInteger("lease_no"),
        owner,
        row.getInteger("attempts"),
        takenAtNanos,
        margin.plusMillis(row.getInteger("timeout_ms")),
        row.getInteger("rate"),
        row.getLong("version"),
        row.getLong("fresh_starts"),
        row.getUUID("job_id"));
  }

  /**
   * What a claim found.
   *
   * @param leases that it took
   * @param due deliveries that it found in each lane, at most its room
   * @param refused whether it passed some by, for their account or the retries had their share
   * @param last the last lane that it looked at; empty: it saw them all
   */
  record Claimed(
      List<Lease> leases, Map<LaneKey, Integer> due, boolean refused, Optional<LaneKey> last) {}
}
