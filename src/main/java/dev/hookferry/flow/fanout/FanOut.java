package dev.hookferry.flow.fanout;

import dev.hookferry.domain.lane.LaneKey;
import dev.hookferry.domain.model.AcceptedEvent;
import dev.hookferry.domain.model.Ids;
import dev.hookferry.flow.publish.Submission;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Matches submissions against what endpoints want, and commits them with their deliveries. */
@ApplicationScoped
public class FanOut {

  /** How a submission ended. */
  public sealed interface Result {

    /**
     * Everything is committed.
     *
     * @param lanes where something is due now
     * @param leased what is not due, but leased to this process: to be handed over once the
     *     transaction is committed, or given back
     */
    record Committed(List<AcceptedEvent> events, Set<LaneKey> lanes, List<FirstLease> leased)
        implements Result {}

    /** Nothing is: the event at this index names a scope that is not there. */
    record UnknownScope(int index) implements Result {}
  }

  private static final int MAX_ROUNDS = 5;

  private final SubscriptionCache subscriptions;
  private final Commit commit;
  private final MissingScopes missingScopes;
  private final Lessor lessor;
  private final PublishMeters meters;
  private final Clock clock;
  private final RandomGenerator random;

  FanOut(
      SubscriptionCache subscriptions,
      Commit commit,
      MissingScopes missingScopes,
      Lessor lessor,
      PublishMeters meters,
      Clock clock,
      RandomGenerator random) {
    this.subscriptions = subscriptions;
    this.commit = commit;
    this.missingScopes = missingScopes;
    this.lessor = lessor;
    this.meters = meters;
    this.clock = clock;
    this.random = random;
  }

  /** As many results as submissions, in their order. Fails where the database does. */
  public Uni<List<Result>> commit(SqlClient client, List<Submission> batch) {
    return commit(client, batch, 1);
  }

  private Uni<List<Result>> commit(SqlClient client, List<Submission> batch, int round) {
    if (batch.isEmpty()) {
      return Uni.createFrom().item(List.of());
    }
    return match(client, batch)
        .chain(matched -> store(client, matched))
        .chain(
            results ->
                results.isEmpty() ? again(client, batch, round) : Uni.createFrom().item(results));
  }

  /**
   * As many results as submissions, or none. Where nothing was stored, or nobody knows, the room is
   * given back: what is stored with a lease all the same is claimed when that has run out.
   */
  private Uni<List<Result>> store(SqlClient client, List<Matched> batch) {
    List<List<NewDelivery>> deliveries =
        batch.stream()
            .map(matched -> matched.newDeliveries(() -> Ids.next(clock.instant(), random)).toList())
            .toList();
    List<NewDelivery> all = deliveries.stream().flatMap(List::stream).toList();
    return Uni.createFrom()
        .item(() -> lessor.take(all))
        .chain(
            leasing ->
                Uni.createFrom()
                    .deferred(() -> commit.store(client, batch, all, leasing))
                    .onFailure()
                    .invoke(failure -> lessor.giveBack(leasing, all))
                    .map(stored -> results(batch, deliveries, leasing, stored)));
  }

  private Uni<List<Matched>> match(SqlClient client, List<Submission> batch) {
    return subscriptions
        .of(client, accounts(batch))
        .map(
            known ->
                batch.stream()
                    .map(submission -> Matched.of(submission, known.get(submission.accountId())))
                    .toList());
  }

  private List<Result> results(
      List<Matched> batch, List<List<NewDelivery>> deliveries, Leasing leasing, Stored stored) {
    lessor.giveBack(
        leasing,
        deliveries.stream().flatMap(List::stream).filter(one -> !stored.isLeased(one)).toList());
    if (stored.isNothing()) {
      return List.of();
    }
    meters.stored(batch);
    return IntStream.range(0, batch.size())
        .<Result>mapToObj(
            i ->
                new Result.Committed(
                    batch.get(i).accepted(stored.numbers()),
                    due(deliveries.get(i), stored),
                    leased(deliveries.get(i), leasing, stored)))
        .toList();
  }

  private static Set<LaneKey> due(List<NewDelivery> deliveries, Stored stored) {
    return deliveries.stream()
        .filter(delivery -> !stored.isLeased(delivery))
        .map(NewDelivery::lane)
        .collect(Collectors.toSet());
  }

  private static List<FirstLease> leased(
      List<NewDelivery> deliveries, Leasing leasing, Stored stored) {
    return deliveries.stream()
        .filter(stored::isLeased)
        .map(delivery -> stored.lease(delivery, leasing))
        .toList();
  }

  /**
   * Nothing was stored: sorts out what names no scope, and tries the rest against fresh
   * subscriptions.
   */
  private Uni<List<Result>> again(SqlClient client, List<Submission> batch, int round) {
    if (round == MAX_ROUNDS) {
      return Uni.createFrom()
          .failure(new IllegalStateException("subscriptions changed " + round + " times in a row"));
    }
    subscriptions.forget(accounts(batch));
    return rejected(client, batch)
        .chain(
            rejected -> {
              List<Submission> rest =
                  batch.stream().filter(submission -> !rejected.containsKey(submission)).toList();
              return commit(client, rest, round + 1)
                  .map(results -> merged(batch, rejected, results));
            });
  }

  private Uni<Map<Submission, Result>> rejected(SqlClient client, List<Submission> batch) {
    Uni<Map<Submission, Result>> found = Uni.createFrom().item(new HashMap<>());
    for (Submission submission : batch) {
      found =
          found.call(
              rejected ->
                  missingScopes
                      .firstOf(client, submission)
                      .invoke(
                          index ->
                              index.ifPresent(
                                  at -> rejected.put(submission, new Result.UnknownScope(at)))));
    }
    return found;
  }

  private static List<Result> merged(
      List<Submission> batch, Map<Submission, Result> rejected, List<Result> results) {
    List<Result> merged = new ArrayList<>();
    var rest = results.iterator();
    for (Submission submission : batch) {
      Result known = rejected.get(submission);
      merged.add(known == null ? rest.next() : known);
    }
    return merged;
  }

  private static Set<Integer> accounts(List<Submission> batch) {
    return batch.stream().map(Submission::accountId).collect(Collectors.toSet());
  }
}
