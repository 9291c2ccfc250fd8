package dev.hookferry.job;

import dev.hookferry.domain.lane.LaneKey;
import java.time.Duration;
import java.util.Set;

/**
 * What a step of a job did.
 *
 * @param lanes where something is due now
 * @param rest time until the next step
 */
record JobStep(Set<LaneKey> lanes, Duration rest) {}
