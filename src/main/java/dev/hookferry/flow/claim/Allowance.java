package dev.hookferry.flow.claim;

import dev.hookferry.domain.lane.LaneKey;
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
    Map<UUID, Integer> ofEndpoint,
    Map<Integer, Integer> ofAccount,
    int ofOtherAccounts,
    int retries) {

  /** The room of a lane in one claim, at most what a claim takes of one. */
  int of(LaneKey lane, Integer ratePerSecond) {
    return ClaimStatement.room(ofEndpoint.get(lane.endpointId()), ratePerSecond);
  }
}
