package dev.hookferry.flow.fanout;

import java.util.Map;
import java.util.UUID;

/**
 * What a statement has stored; empty: nothing.
 *
 * @param numbers of the events by their ids
 * @param leased the deliveries that were stored with a lease, by their ids
 */
record Stored(Map<UUID, Long> numbers, Map<UUID, Leased> leased) {

  /**
   * What the statement read of a leased delivery's endpoint.
   *
   * @param version of its row
   */
  record Leased(int timeoutMillis, long version) {}

  boolean isNothing() {
    return numbers.isEmpty();
  }

  boolean isLeased(NewDelivery delivery) {
    return leased.containsKey(delivery.id());
  }

  /** The lease of a delivery that is leased. */
  FirstLease lease(NewDelivery delivery, Leasing leasing) {
    Leased read = leased.get(delivery.id());
    long number = numbers.get(delivery.draft().id());
    return new FirstLease(delivery, number, leasing, read.timeoutMillis(), read.version());
  }
}
