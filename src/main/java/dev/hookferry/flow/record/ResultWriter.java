package dev.hookferry.flow.record;

import static java.time.temporal.ChronoUnit.SECONDS;

import dev.hookferry.config.TransientFailure;
import dev.hookferry.notice.AttemptMade;
import dev.hookferry.notice.Listeners;
import dev.hookferry.notice.OperationalEvent;
import io.smallrye.faulttolerance.api.ExponentialBackoff;
import io.smallrye.faulttolerance.api.RetryWhen;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.eclipse.microprofile.faulttolerance.Timeout;

/** Writes a batch of outcomes, and what they say of their endpoints. */
@ApplicationScoped
class ResultWriter {

  private final Completion completion;
  private final Health health;
  private final Turns turns;
  private final Exhausted exhausted;
  private final Listeners listeners;
  private final Pool pool;
  private final RecordMeters meters;

  ResultWriter(
      Completion completion,
      Health health,
      Turns turns,
      Exhausted exhausted,
      Listeners listeners,
      Pool pool,
      RecordMeters meters) {
    this.completion = completion;
    this.health = health;
    this.turns = turns;
    this.exhausted = exhausted;
    this.listeners = listeners;
    this.pool = pool;
    this.meters = meters;
  }

  /**
   * How many of the outcomes counted; the others' leases were lost. Where the database is away it
   * is tried again for longer than any lease may hold, for what is not recorded is sent again.
   */
  @Retry(maxRetries = -1, maxDuration = 120, durationUnit = SECONDS, delay = 50, jitter = 25)
  @ExponentialBackoff(maxDelay = 2_000)
  @RetryWhen(exception = TransientFailure.class)
  @Timeout(value = 10, unit = SECONDS)
  Uni<Integer> write(List<Outcome> batch) {
    // What readers see of an endpoint never lags behind its deliveries: health goes first.
    Collection<HealthChange> changes = changes(batch);
    return noteHealth(batch, changes)
        .map(there -> batch.stream().map(outcome -> outcome.withEndpoints(there)).toList())
        .chain(this::complete);
  }

  /** The endpoints that were heard of and are still there. */
  private Uni<Set<UUID>> noteHealth(List<Outcome> batch, Collection<HealthChange> changes) {
    return changes.isEmpty()
        ? Uni.createFrom().item(Set.of())
        : health
            .note(changes)
            .call(() -> disableGone(batch))
            .call(noted -> disableLongFailing(batch, changes, noted))
            .call(noted -> turns.tell(batch, noted))
            .map(noted -> noted.stream().map(Noted::endpointId).collect(Collectors.toSet()));
  }

  private Uni<Void> disableGone(List<Outcome> batch) {
    return health.disable(
        batch.stream().flatMap(outcome -> gone(outcome).stream()).toList(),
        id -> lastAttempt(batch, id, outcome -> gone(outcome).isPresent()));
  }

  private Uni<Void> disableLongFailing(
      List<Outcome> batch, Collection<HealthChange> changes, List<Noted> noted) {
    Set<UUID> failing =
        noted.stream()
            .filter(Noted::longFailing)
            .map(Noted::endpointId)
            .collect(Collectors.toSet());
    return health.disableLongFailing(
        changes.stream().filter(change -> failing.contains(change.endpointId())).toList(),
        id -> lastAttempt(batch, id, outcome -> change(outcome).isPresent()));
  }

  private static AttemptMade lastAttempt(
      List<Outcome> batch, UUID endpointId, Predicate<Outcome> wanted) {
    return batch.reversed().stream()
        .filter(outcome -> outcome.delivery().lease().endpointId().equals(endpointId))
        .filter(wanted)
        .flatMap(outcome -> HealthNotices.attempt(outcome).stream())
        .findFirst()
        .orElseThrow();
  }

  private Uni<Integer> complete(List<Outcome> batch) {
    List<Outcome> failed = batch.stream().filter(ResultWriter::endsAsFailed).toList();
    return (failed.isEmpty()
            ? completion.complete(batch)
            : heard(failed).chain(heard -> complete(batch, heard)))
        .invoke(counted -> meters.recorded(batch, counted));
  }

  /** Those of accounts where somebody wants to be told. */
  private Uni<List<Outcome>> heard(List<Outcome> failed) {
    return listeners
        .of(pool, failed.stream().map(ResultWriter::accountId).collect(Collectors.toSet()))
        .map(
            heard ->
                failed.stream()
                    .filter(
                        outcome ->
                            heard.includes(accountId(outcome), OperationalEvent.DELIVERY_EXHAUSTED))
                    .toList());
  }

  private Uni<Integer> complete(List<Outcome> batch, List<Outcome> toTell) {
    return toTell.isEmpty()
        ? completion.complete(batch)
        : pool.withTransaction(
            connection ->
                completion
                    .complete(connection, batch)
                    .call(() -> exhausted.tell(connection, toTell)));
  }

  private static boolean endsAsFailed(Outcome outcome) {
    return outcome instanceof Outcome.Failed || outcome instanceof Outcome.Dropped;
  }

  private static int accountId(Outcome outcome) {
    return outcome.delivery().lease().accountId();
  }

  private static Collection<HealthChange> changes(List<Outcome> batch) {
    Map<UUID, HealthChange> changes = new LinkedHashMap<>();
    for (Outcome outcome : batch) {
      change(outcome)
          .ifPresent(change -> changes.merge(change.endpointId(), change, HealthChange::then));
    }
    return changes.values();
  }

  private static Optional<HealthChange> gone(Outcome outcome) {
    return outcome instanceof Outcome.Failed failed && failed.gone()
        ? change(outcome)
        : Optional.empty();
  }

  /** A request that we cut off says nothing of its endpoint. */
  private static Optional<HealthChange> change(Outcome outcome) {
    return outcome
        .answered()
        .filter(answer -> !(outcome instanceof Outcome.Abandoned))
        .map(answer -> HealthChange.of(outcome.delivery().receiver().orElseThrow(), answer));
  }
}
