package dev.hookferry.flow.fanout;

import dev.hookferry.domain.lane.LaneKey;
import dev.hookferry.domain.model.AcceptedEvent;
import dev.hookferry.flow.publish.Submission;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Matches submissions against what endpoints want, and commits them with their deliveries. */
@ApplicationScoped
public class FanOut {

  /** How a submission ended. */
  public sealed interface Result {

    /**
     * Everything is committed.
     *
     * @param lanes where something is due now
     */
    record Committed(List<AcceptedEvent> events, Set<LaneKey> lanes) implements Result {}

    /** Nothing is: the event at this index names a scope that is not there. */
    record UnknownScope(int index) implements Result {}
  }

  private static final int MAX_ROUNDS = 5;

  private final SubscriptionCache subscriptions;
  private final Commit commit;
  private final MissingScopes missingScopes;
  private final PublishMeters meters;

  FanOut(
      SubscriptionCache subscriptions,
      Commit commit,
      MissingScopes missingScopes,
      PublishMeters meters) {
    this.meters = meters;
    this.subscriptions = subscriptions;
    this.commit = commit;
    this.missingScopes = missingScopes;
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
        .chain(
            matched ->
                commit
                    .store(client, matched)
                    .chain(
                        numbers ->
                            numbers.isEmpty()
                                ? again(client, batch, round)
                                : Uni.createFrom().item(committed(matched, numbers))));
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

  private List<Result> committed(List<Matched> batch, Map<UUID, Long> numbers) {
    meters.stored(batch);
    return batch.stream()
        .<Result>map(matched -> new Result.Committed(matched.accepted(numbers), matched.lanes()))
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
