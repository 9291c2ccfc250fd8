package dev.hookferry.job;

import dev.hookferry.domain.lane.RateLimit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;

/**
 * What a step does in one lane.
 *
 * @param eventIds to make deliveries of
 * @param passed pairs that the cursor passes: those, and what is left out
 */
record Share(OpenLane lane, List<UUID> eventIds, int passed) {

  /**
   * Shares a step among lanes: as much for each that has room, and in those whose endpoint is away
   * all of the page is left out.
   *
   * @param lanes in the order in which the job goes round
   * @return lanes of which nothing is taken are in it too, unless all was given out before them
   */
  static List<Share> of(List<OpenLane> lanes, Pace pace) {
    long open = lanes.stream().filter(lane -> free(lane, pace) > 0).count();
    int left = pace.deliveries();
    int most = Math.max(1, (int) (left / Math.max(1, open)));
    List<Share> shares = new ArrayList<>();
    for (OpenLane lane : lanes) {
      int taken = Math.min(Math.min(free(lane, pace), most), lane.eventIds().size());
      if (taken > left) {
        break;
      }
      left -= taken;
      List<UUID> eventIds = lane.eventIds().subList(0, taken);
      shares.add(new Share(lane, eventIds, lane.isThere() ? taken : lane.pageLeft()));
    }
    return shares;
  }

  /** How many deliveries there is room for. */
  private static int free(OpenLane lane, Pace pace) {
    if (!lane.isThere()) {
      return 0;
    }
    int room = pace.room(lane.room());
    int most =
        lane.ratePerSecond() == null ? room : Math.min(room, RateLimit.burst(lane.ratePerSecond()));
    return Math.max(0, most - lane.occupied());
  }

  /** The same without the events that the endpoint has turned away from. */
  Share without(Predicate<UUID> unwanted) {
    return new Share(lane, eventIds.stream().filter(unwanted.negate()).toList(), passed);
  }

  /** Whether that was the last pair of the lane. */
  boolean endsLane() {
    return passed == lane.left();
  }

  /** Whether that was the last pair of the page. */
  boolean endsPage() {
    return passed == lane.pageLeft();
  }

  /** The page where the cursor stands then. */
  long nextPage() {
    return endsPage() ? lane.page() + 1 : lane.page();
  }

  /** The events of that page that it has passed then. */
  int nextTaken() {
    return endsPage() ? 0 : lane.taken() + passed;
  }
}
