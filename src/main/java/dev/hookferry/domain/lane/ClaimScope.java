package dev.hookferry.domain.lane;

import java.util.Set;

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
}
