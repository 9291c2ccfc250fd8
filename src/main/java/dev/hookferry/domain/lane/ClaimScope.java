package dev.hookferry.domain.lane;

import java.util.Set;
import java.util.UUID;

/** Where to look for due deliveries. */
public sealed interface ClaimScope {

  /** Whether it goes there. */
  default boolean sees(LaneKey lane) {
    return switch (this) {
      case Everywhere everywhere -> true;
      case At at -> at.lanes().contains(lane);
    };
  }

  /** In all lanes, from where the cursor stands. */
  record Everywhere(LaneCursor cursor) implements ClaimScope {}

  /** In these lanes alone. */
  record At(Set<LaneKey> lanes) implements ClaimScope {}

  /**
   * A walk over all lanes, in their order, in as many steps as it takes. It goes on from where it
   * last ended, so that the lanes behind are not always the last to be served; whoever wants to
   * have seen them all begins, and steps until it is over.
   *
   * <p>Not safe for use by several threads at once.
   */
  final class LaneCursor {

    /** Before every lane. */
    public static final LaneKey START = new LaneKey(-1, new UUID(0, 0));

    private LaneKey position = START;
    private int endsToCome;

    /** Wants all lanes to be seen from now on, those behind the position included. */
    public void begin() {
      endsToCome = position.equals(START) ? 1 : 2;
    }

    public boolean isUnderWay() {
      return endsToCome > 0;
    }

    /** The lane after which the next step starts. */
    public LaneKey position() {
      return position;
    }

    /** A step has seen all lanes up to this one. */
    public void stepped(LaneKey last) {
      position = last;
    }

    /** A step has seen all lanes up to the end. */
    public void ended() {
      position = START;
      endsToCome = Math.max(0, endsToCome - 1);
    }
  }
}
