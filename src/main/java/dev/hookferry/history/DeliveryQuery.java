package dev.hookferry.history;

import dev.hookferry.domain.model.Scope;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Which deliveries of an account.
 *
 * @param surface of the endpoints
 * @param endpointScope of the endpoints
 * @param eventIds of these events alone; empty: of any
 * @param statuses empty: any
 * @param type of the event
 * @param since made at or after
 * @param until made before
 * @param ascending oldest first
 * @param after only deliveries that come after this one in the order
 * @param jobId made by this job alone; empty: by any or none
 * @param narrowing of these, those alone
 */
public record DeliveryQuery(
    int accountId,
    Optional<String> surface,
    Optional<Scope> endpointScope,
    Optional<UUID> endpointId,
    Collection<UUID> eventIds,
    Set<Status> statuses,
    Optional<String> type,
    Optional<Instant> since,
    Optional<Instant> until,
    boolean ascending,
    Optional<UUID> after,
    int offset,
    int limit,
    Optional<UUID> jobId,
    Narrowing narrowing) {

  /** Deliveries by whatever job or none. */
  public DeliveryQuery(
      int accountId,
      Optional<String> surface,
      Optional<Scope> endpointScope,
      Optional<UUID> endpointId,
      Collection<UUID> eventIds,
      Set<Status> statuses,
      Optional<String> type,
      Optional<Instant> since,
      Optional<Instant> until,
      boolean ascending,
      Optional<UUID> after,
      int offset,
      int limit) {
    this(
        accountId,
        surface,
        endpointScope,
        endpointId,
        eventIds,
        statuses,
        type,
        since,
        until,
        ascending,
        after,
        offset,
        limit,
        Optional.empty(),
        Narrowing.NONE);
  }

  /** The newest deliveries of the account. */
  public static DeliveryQuery newest(int accountId, int limit) {
    return new DeliveryQuery(
        accountId,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        Set.of(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        false,
        Optional.empty(),
        0,
        limit);
  }

  /** The same of these events. */
  public DeliveryQuery ofEvents(Collection<UUID> ids) {
    return new DeliveryQuery(
        accountId,
        surface,
        endpointScope,
        endpointId,
        ids,
        statuses,
        type,
        since,
        until,
        ascending,
        after,
        offset,
        limit,
        jobId,
        narrowing);
  }

  /** The same of the endpoints of a surface on a scope. */
  public DeliveryQuery ofEndpoints(String surface, Optional<Scope> scope) {
    return new DeliveryQuery(
        accountId,
        Optional.of(surface),
        scope,
        endpointId,
        eventIds,
        statuses,
        type,
        since,
        until,
        ascending,
        after,
        offset,
        limit,
        jobId,
        narrowing);
  }

  /** The same of a job. */
  public DeliveryQuery ofJob(Optional<UUID> id) {
    return new DeliveryQuery(
        accountId,
        surface,
        endpointScope,
        endpointId,
        eventIds,
        statuses,
        type,
        since,
        until,
        ascending,
        after,
        offset,
        limit,
        id,
        narrowing);
  }

  /** Of the same those alone. */
  public DeliveryQuery narrowedBy(Narrowing narrower) {
    return new DeliveryQuery(
        accountId,
        surface,
        endpointScope,
        endpointId,
        eventIds,
        statuses,
        type,
        since,
        until,
        ascending,
        after,
        offset,
        limit,
        jobId,
        narrower);
  }
}
