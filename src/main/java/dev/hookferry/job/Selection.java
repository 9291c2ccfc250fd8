package dev.hookferry.job;

import dev.hookferry.domain.model.Scope;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What a job is to replay.
 *
 * @param endpointId to this endpoint alone; empty: to any
 * @param scope to the endpoints of this scope alone; empty: of any
 * @param since events made at or after
 * @param until events made before
 * @param eventTypes patterns of their types; empty: all
 * @param only which of those that have finished
 */
public record Selection(
    int accountId,
    JobMode mode,
    Optional<UUID> endpointId,
    Optional<Scope> scope,
    Instant since,
    Instant until,
    List<String> eventTypes,
    Only only) {

  /** One of any that have finished. */
  public Selection(
      int accountId,
      JobMode mode,
      Optional<UUID> endpointId,
      Optional<Scope> scope,
      Instant since,
      Instant until,
      List<String> eventTypes) {
    this(accountId, mode, endpointId, scope, since, until, eventTypes, Only.ANY);
  }

  /**
   * Of pairs that have finished, for {@link JobMode#ALL}; what is asked for is written down pair by
   * pair, and this is not kept.
   *
   * @param channel of the event
   * @param tag of the event
   * @param outcome of the newest delivery: {@code SUCCEEDED} or {@code FAILED}
   * @param statusClass of its last answer: 0 (none), 100, 200 … 500
   */
  public record Only(
      Optional<String> channel,
      Optional<String> tag,
      Optional<String> outcome,
      Optional<Integer> statusClass) {

    public static final Only ANY =
        new Only(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
  }
}
