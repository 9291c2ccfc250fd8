package dev.hookferry.domain.lane;

import java.util.Comparator;
import java.util.UUID;

/** Names a lane: the live deliveries of one endpoint. Lanes are ordered as the index is. */
public record LaneKey(int accountId, UUID endpointId) implements Comparable<LaneKey> {

  // PostgreSQL compares a uuid byte by byte, unsigned; Java would compare it signed.
  private static final Comparator<UUID> UNSIGNED =
      Comparator.<UUID, Long>comparing(UUID::getMostSignificantBits, Long::compareUnsigned)
          .thenComparing(UUID::getLeastSignificantBits, Long::compareUnsigned);

  private static final Comparator<LaneKey> ORDER =
      Comparator.comparing(LaneKey::endpointId, UNSIGNED).thenComparingInt(LaneKey::accountId);

  @Override
  public int compareTo(LaneKey other) {
    return ORDER.compare(this, other);
  }
}
