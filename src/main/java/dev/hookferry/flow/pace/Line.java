package dev.hookferry.flow.pace;

import dev.hookferry.domain.lane.ClaimScope;
import io.smallrye.mutiny.Uni;

/** What the scheduler turns. */
public interface Line {

  /**
   * Claims up to {@code slots} deliveries that are due where it looks, and starts sending them.
   *
   * @return once they are claimed; {@link Turn#done} tells when they are all recorded
   */
  Uni<Turn> start(int slots, ClaimScope claimScope);

  /**
   * A turn under way.
   *
   * @param claimed how many deliveries it holds
   * @param done ends when each of them is recorded; never fails
   */
  record Turn(int claimed, Uni<Void> done) {}
}
