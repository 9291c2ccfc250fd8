package dev.hookferry.flow.claim;

import dev.hookferry.domain.lane.LaneKey;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * Deliveries to send.
 *
 * @param lookAgain lanes where more may be due, and in what time there is room for it
 */
public record Batch(List<ClaimedDelivery> claimed, Map<LaneKey, Duration> lookAgain) {}
