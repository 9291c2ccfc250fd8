package dev.hookferry.job;

import dev.hookferry.config.EngineConfig;
import dev.hookferry.config.HookferryConfig;

/**
 * How many deliveries may be on their way in a lane for a job to add to them: half of the requests
 * that its endpoint may have in flight, so that the other half is always there for live ones.
 *
 * @param least where nothing is known of the endpoint
 * @param most where it takes all that it gets
 */
record LaneRoom(int least, int most) {

  static LaneRoom of(HookferryConfig config) {
    EngineConfig engine = config.engine();
    int least = Math.max(1, engine.endpointInFlight() / 2);
    return new LaneRoom(least, Math.max(least, engine.endpointInFlightMax() / 2));
  }

  /**
   * The room of a lane after another look at it.
   *
   * @param occupied by deliveries that are on their way
   */
  int next(int room, int occupied) {
    if (occupied == 0) {
      return Math.min(most, 2 * room);
    }
    return 2 * occupied > room ? Math.max(least, room / 2) : room;
  }
}
