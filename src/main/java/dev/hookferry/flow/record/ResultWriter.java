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

/** Writes a batch of verdicts, and what they say of their endpoints. */
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
   * How many of the verdicts counted; the others' leases were lost. Where the database is away it
   * is tried again for longer than any lease may hold, for what is not recorded is sent again.
   */
  @Retry(maxRetries = -1, maxDuration = 120, durationUnit = SECONDS, delay = 50, jitter = 25)
  @ExponentialBackoff(maxDelay = 2_000)
  @RetryWhen(exception = TransientFailure.class)
  @Timeout(value = 10, unit = SECONDS)
  Uni<Integer> write(List<Verdict> batch) {
    // What readers see of an endpoint never lags behind its deliveries: health goes first.
    Collection<HealthChange> changes = changes(batch);
    return noteHealth(batch, changes)
        .map(there -> batch.stream().map(verdict -> verdict.withEndpoints(there)).toList())
        .chain(this::complete);
  }

  /** The endpoints that were heard of and are still there. */
  private Uni<Set<UUID>> noteHealth(List<Verdict> batch, Collection<HealthChange> changes) {
    return changes.isEmpty()
        ? Uni.createFrom().item(Set.of())
        : health
            .note(changes)
            .call(() -> disableGone(batch))
            .call(noted -> disableLongFailing(batch, changes, noted))
            .call(noted -> turns.tell(batch, noted))
            .map(noted -> noted.stream().map(Noted::endpointId).collect(Collectors.toSet()));
  }

  private Uni<Void> disableGone(List<Verdict> batch) {
    return health.disable(
        batch.stream().flatMap(verdict -> gone(verdict).stream()).toList(),
        id -> lastAttempt(batch, id, verdict -> gone(verdict).isPresent()));
  }

  private Uni<Void> disableLongFailing(
      List<Verdict> batch, Collection<HealthChange> changes, List<Noted> noted) {
    Set<UUID> failing =
        noted.stream()
            .filter(Noted::longFailing)
            .map(Noted::endpointId)
            .collect(Collectors.toSet());
    return health.disableLongFailing(
        changes.stream().filter(change -> failing.contains(change.endpointId())).toList(),
        id -> lastAttempt(batch, id, verdict -> change(verdict).isPresent()));
  }

  private static AttemptMade lastAttempt(
      List<Verdict> batch, UUID endpointId, Predicate<Verdict> wanted) {
    return batch.reversed().stream()
        .filter(verdict -> verdict.delivery().lease().endpointId().equals(endpointId))
        .filter(wanted)
        .flatMap(verdict -> HealthNotices.attempt(verdict).stream())
        .findFirst()
        .orElseThrow();
  }

  private Uni<Integer> complete(List<Verdict> batch) {
    List<Verdict> failed = batch.stream().filter(ResultWriter::endsAsFailed).toList();
    return (failed.isEmpty()
            ? completion.complete(batch)
            : heard(failed).chain(heard -> complete(batch, heard)))
        .invoke(counted -> meters.recorded(batch, counted));
  }

  /** Those of accounts where somebody wants to be told. */
  private Uni<List<Verdict>> heard(List<Verdict> failed) {
    return listeners
        .of(pool, failed.stream().map(ResultWriter::accountId).collect(Collectors.toSet()))
        .map(
            heard ->
                failed.stream()
                    .filter(
                        verdict ->
                            heard.includes(accountId(verdict), OperationalEvent.DELIVERY_EXHAUSTED))
                    .toList());
  }

  private Uni<Integer> complete(List<Verdict> batch, List<Verdict> toTell) {
    return toTell.isEmpty()
        ? completion.complete(batch)
        : pool.withTransaction(
            connection ->
                completion
                    .complete(connection, batch)
                    .call(() -> exhausted.tell(connection, toTell)));
  }

  private static boolean endsAsFailed(Verdict verdict) {
    return verdict instanceof Verdict.Failed || verdict instanceof Verdict.Dropped;
  }

  private static int accountId(Verdict verdict) {
    return verdict.delivery().lease().accountId();
  }

  private static Collection<HealthChange> changes(List<Verdict> batch) {
    Map<UUID, HealthChange> changes = new LinkedHashMap<>();
    for (Verdict verdict : batch) {
      change(verdict)
          .ifPresent(change -> changes.merge(change.endpointId(), change, HealthChange::then));
    }
    return changes.values();
  }

  private static Optional<HealthChange> gone(Verdict verdict) {
    return verdict instanceof Verdict.Failed failed && failed.gone()
        ? change(verdict)
        : Optional.empty();
  }

  /** A request that we cut off says nothing of its endpoint. */
  private static Optional<HealthChange> change(Verdict verdict) {
    return verdict
        .answered()
        .filter(answer -> !(verdict instanceof Verdict.CutOff))
        .map(answer -> HealthChange.of(verdict.delivery().receiver().orElseThrow(), answer));
  }
}
