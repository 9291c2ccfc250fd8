package dev.hookferry.flow.record;

import dev.hookferry.domain.model.Receiver;
import dev.hookferry.notice.Listeners;
import dev.hookferry.notice.Listeners.Heard;
import dev.hookferry.notice.OperationalEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Tells that an endpoint fails, once it has used up half of the attempts of a delivery, and that it
 * has recovered, at the first success after that. Where nobody listens, nothing is kept of it.
 */
@ApplicationScoped
class Turns {

  private static final String TURN =
      """
      UPDATE endpoint_health h
      SET failing_told = $3
      FROM endpoint e
      WHERE h.account_id = $1 AND h.endpoint_id = $2 AND h.failing_told <> $3
        AND e.account_id = h.account_id AND e.id = h.endpoint_id AND NOT e.listens
      """;

  private final Pool pool;
  private final Listeners listeners;
  private final HealthNotices notices;

  Turns(Pool pool, Listeners listeners, HealthNotices notices) {
    this.pool = pool;
    this.listeners = listeners;
    this.notices = notices;
  }

  /**
   * An endpoint that turned.
   *
   * @param at the attempt that showed it
   */
  private record Turn(Noted endpoint, boolean failing, Outcome at) {

    boolean isHeard(Heard heard) {
      return !failing || heard.includes(endpoint.accountId(), OperationalEvent.ENDPOINT_FAILING);
    }

    OperationalEvent event() {
      return failing ? OperationalEvent.ENDPOINT_FAILING : OperationalEvent.ENDPOINT_RECOVERED;
    }
  }

  /**
   * Tells what a batch of outcomes shows.
   *
   * @param noted its endpoints, as they were before it
   */
  Uni<Void> tell(List<Outcome> batch, List<Noted> noted) {
    boolean worse = batch.stream().anyMatch(Turns::usedUpHalf);
    List<Turn> turns =
        noted.stream()
            .filter(endpoint -> worse || endpoint.failingTold())
            .flatMap(endpoint -> turns(endpoint, batch).stream())
            .toList();
    return turns.isEmpty()
        ? Uni.createFrom().voidItem()
        : heard(turns).chain(heard -> tell(turns, heard));
  }

  /** Only who begins to fail is nobody's concern where nobody listens. */
  private Uni<Heard> heard(List<Turn> turns) {
    Set<Integer> accounts =
        turns.stream()
            .filter(Turn::failing)
            .map(turn -> turn.endpoint().accountId())
            .collect(Collectors.toSet());
    return accounts.isEmpty() ? Uni.createFrom().item(Heard.NOTHING) : listeners.of(pool, accounts);
  }

  private Uni<Void> tell(List<Turn> turns, Heard heard) {
    return Multi.createFrom()
        .iterable(turns)
        .filter(turn -> turn.isHeard(heard))
        .onItem()
        .transformToUniAndConcatenate(
            turn -> pool.withTransaction(connection -> tell(connection, turn)))
        .collect()
        .last();
  }

  private Uni<Void> tell(SqlConnection connection, Turn turn) {
    Noted endpoint = turn.endpoint();
    return connection
        .preparedQuery(TURN)
        .execute(Tuple.of(endpoint.accountId(), endpoint.endpointId(), turn.failing()))
        .chain(
            rows ->
                rows.rowCount() == 0
                    ? Uni.createFrom().voidItem()
                    : notices.turned(
                        connection,
                        endpoint.accountId(),
                        endpoint.endpointId(),
                        turn.event(),
                        HealthNotices.attempt(turn.at()).orElseThrow()));
  }

  /** In the order of the batch: a success ends what came before it. */
  private static List<Turn> turns(Noted endpoint, List<Outcome> batch) {
    List<Turn> turns = new ArrayList<>();
    boolean failing = endpoint.failingTold();
    for (Outcome outcome : batch) {
      if (!outcome.delivery().lease().endpointId().equals(endpoint.endpointId())) {
        continue;
      }
      if (failing && outcome instanceof Outcome.Succeeded) {
        turns.add(new Turn(endpoint, false, outcome));
        failing = false;
      } else if (!failing && usedUpHalf(outcome)) {
        turns.add(new Turn(endpoint, true, outcome));
        failing = true;
      }
    }
    return turns;
  }

  /** Half of the attempts that its delivery may have, rounded up. */
  private static boolean usedUpHalf(Outcome outcome) {
    boolean failed = outcome instanceof Outcome.Failed || outcome instanceof Outcome.Rescheduled;
    return failed
        && outcome.delivery().lease().attempt()
            >= half(outcome.delivery().receiver().orElseThrow());
  }

  private static long half(Receiver receiver) {
    long attempts = receiver.retries() + 1;
    return Math.ceilDiv(attempts, 2);
  }
}
