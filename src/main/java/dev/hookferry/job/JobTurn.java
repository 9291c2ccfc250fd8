package dev.hookferry.job;

import dev.hookferry.domain.lane.LaneKey;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * What a turn of the jobs has done.
 *
 * @param lanes where something is due now
 * @param next time until a job wants its next step; empty: none is running
 */
public record JobTurn(Set<LaneKey> lanes, Optional<Duration> next) {}
