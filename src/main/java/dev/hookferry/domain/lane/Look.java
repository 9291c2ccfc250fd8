package dev.hookferry.domain.lane;

import java.util.Set;

/** Where to look for due deliveries. */
public sealed interface Look {

  /** Whether it goes there. */
  default boolean sees(LaneKey lane) {
    return switch (this) {
      case Everywhere everywhere -> true;
      case At at -> at.lanes().contains(lane);
    };
  }

  /** In all lanes, from where the walk is. */
  record Everywhere(Walk walk) implements Look {}

  /** In these lanes alone. */
  record At(Set<LaneKey> lanes) implements Look {}
}
