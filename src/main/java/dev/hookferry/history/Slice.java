package dev.hookferry.history;

import java.util.Optional;
import java.util.UUID;

/**
 * Some rows in the order of their ids.
 *
 * @param above only those with larger ids
 * @param below only those with smaller ids
 * @param limit rows at most
 */
public record Slice(Optional<UUID> above, Optional<UUID> below, boolean descending, int limit) {

  IdRange ids() {
    return IdRange.whole().from(above).to(below);
  }

  String direction() {
    return descending ? " DESC" : " ASC";
  }
}
