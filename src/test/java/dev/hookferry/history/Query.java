package dev.hookferry.history;

import dev.hookferry.domain.model.Scope;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** A query of deliveries in the words of a test: only what matters to it. */
final class Query {

  private final int accountId;
  private Optional<String> surface = Optional.empty();
  private Optional<Scope> endpointScope = Optional.empty();
  private Optional<UUID> endpointId = Optional.empty();
  private Collection<UUID> eventIds = List.of();
  private Set<Status> statuses = Set.of();
  private Optional<String> type = Optional.empty();
  private Optional<Instant> since = Optional.empty();
  private Optional<Instant> until = Optional.empty();
  private boolean ascending;
  private Optional<UUID> after = Optional.empty();
  private int offset;
  private int limit = 50;

  static Query of(int accountId) {
    return new Query(accountId);
  }

  private Query(int accountId) {
    this.accountId = accountId;
  }

  Query surface(String surface) {
    this.surface = Optional.of(surface);
    return this;
  }

  Query endpointScope(Scope endpointScope) {
    this.endpointScope = Optional.of(endpointScope);
    return this;
  }

  Query endpointId(Optional<UUID> endpointId) {
    this.endpointId = endpointId;
    return this;
  }

  Query eventIds(Collection<UUID> eventIds) {
    this.eventIds = eventIds;
    return this;
  }

  Query statuses(Set<Status> statuses) {
    this.statuses = statuses;
    return this;
  }

  Query type(Optional<String> type) {
    this.type = type;
    return this;
  }

  Query since(Optional<Instant> since) {
    this.since = since;
    return this;
  }

  Query until(Optional<Instant> until) {
    this.until = until;
    return this;
  }

  Query ascending(boolean ascending) {
    this.ascending = ascending;
    return this;
  }

  Query after(Optional<UUID> after) {
    this.after = after;
    return this;
  }

  Query offset(int offset) {
    this.offset = offset;
    return this;
  }

  Query limit(int limit) {
    this.limit = limit;
    return this;
  }

  DeliveryQuery build() {
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
        limit);
  }
}
