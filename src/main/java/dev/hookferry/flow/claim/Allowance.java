package dev.hookferry.flow.claim;

import java.util.Map;
import java.util.UUID;

/**
 * How many deliveries one claim may take, of whom.
 *
 * @param limit altogether
 * @param ofEndpoint room of endpoints that have less than the most, or may have more
 * @param ofAccount room of accounts that have something in flight
 * @param ofOtherAccounts room of each other account
 * @param retries deliveries that were tried before
 */
record Allowance(
    int limit,
    Map<UUID, Room> ofEndpoint,
    Map<Integer, Integer> ofAccount,
    int ofOtherAccounts,
    int retries) {

  /** The room that a lane had in the claim. */
  int of(Lane lane) {
    Room known = ofEndpoint.get(lane.key().endpointId());
    boolean counts = known != null && known.freshStarts() >= lane.freshStarts();
    return ClaimStatement.room(counts ? known.deliveries() : null, lane.rate());
  }

  /**
   * How many deliveries of an endpoint may be taken, as far as this process knows.
   *
   * @param freshStarts of the endpoint, that it knows of: after another one nothing is known
   */
  record Room(int deliveries, long freshStarts) {}
}
