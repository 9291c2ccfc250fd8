package dev.hookferry.flow.claim;

import dev.hookferry.domain.lane.LaneKey;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a claim found.
 *
 * @param leases that it took
 * @param due deliveries that it found in each lane, at most its room
 * @param refused whether it passed some by, for their account or the retries had their share
 * @param last the last lane that it looked at; empty: it saw them all
 */
record Claimed(
    List<Lease> leases, Map<LaneKey, Integer> due, boolean refused, Optional<LaneKey> last) {}
