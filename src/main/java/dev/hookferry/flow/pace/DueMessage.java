package dev.hookferry.flow.pace;

import dev.hookferry.domain.lane.LaneKey;
import java.util.Arrays;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * What one instance tells the others: that something is due, and where.
 *
 * @param sender the instance, which needs not hear of it
 * @param lanes empty: anywhere
 */
record DueMessage(UUID sender, Set<LaneKey> lanes) {

  static final String CHANNEL = "hookferry_due";

  /** With more it says "anywhere": a message may have 8,000 bytes. */
  static final int MOST_LANES = 120;

  private static final String SEPARATOR = " ";

  static DueMessage of(UUID sender, Collection<LaneKey> lanes) {
    return new DueMessage(sender, lanes.size() > MOST_LANES ? Set.of() : Set.copyOf(lanes));
  }

  String text() {
    return lanes.stream()
        .map(lane -> SEPARATOR + lane.accountId() + ":" + lane.endpointId())
        .collect(Collectors.joining("", sender.toString(), ""));
  }

  /** Empty where it is none of ours, such as one of a later version. */
  static Optional<DueMessage> parse(String text) {
    try {
      String[] parts = text.split(SEPARATOR);
      Set<LaneKey> lanes =
          Arrays.stream(parts).skip(1).map(DueMessage::lane).collect(Collectors.toSet());
      return Optional.of(new DueMessage(UUID.fromString(parts[0]), lanes));
    } catch (RuntimeException e) {
      return Optional.empty();
    }
  }

  private static LaneKey lane(String text) {
    int colon = text.indexOf(':');
    return new LaneKey(
        Integer.parseInt(text.substring(0, colon)), UUID.fromString(text.substring(colon + 1)));
  }
}
