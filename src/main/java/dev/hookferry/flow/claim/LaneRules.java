package dev.hookferry.flow.claim;

import dev.hookferry.config.EngineConfig;
import dev.hookferry.config.HookferryConfig;
import dev.hookferry.domain.lane.CircuitRule;
import dev.hookferry.domain.lane.PauseRule;
import java.time.Duration;

/**
 * What holds for each lane.
 *
 * @param cap requests in flight to an endpoint that nothing is known of
 * @param largestCap at least that
 */
record LaneRules(CircuitRule circuit, PauseRule pause, int cap, int largestCap) {

  static LaneRules of(HookferryConfig config) {
    EngineConfig bounds = config.engine();
    double timescale = config.retry().timescale();
    return new LaneRules(
        circuit(bounds.circuit(), timescale),
        pause(bounds.slowDown(), timescale),
        bounds.endpointInFlight(),
        Math.max(bounds.endpointInFlight(), bounds.endpointInFlightMax()));
  }

  private static CircuitRule circuit(EngineConfig.Circuit bounds, double timescale) {
    return new CircuitRule(
        bounds.failuresInARow(),
        bounds.window(),
        bounds.failureShare(),
        scaled(bounds.probeAfter(), timescale),
        scaled(bounds.longestProbeAfter(), timescale));
  }

  private static PauseRule pause(EngineConfig.SlowDown bounds, double timescale) {
    return new PauseRule(scaled(bounds.first(), timescale), scaled(bounds.longest(), timescale));
  }

  private static Duration scaled(Duration duration, double timescale) {
    return Duration.ofNanos(Math.round(duration.toNanos() * timescale));
  }
}
