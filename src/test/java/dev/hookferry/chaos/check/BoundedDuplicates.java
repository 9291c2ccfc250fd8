package dev.hookferry.chaos.check;

import java.util.Map;
import java.util.stream.Stream;

/**
 * A receiver takes a delivery once, and once more at most for each lease that was lost and each
 * answer that did not come through.
 */
final class BoundedDuplicates implements Promise {

  @Override
  public String name() {
    return "promise 4, duplicates are bounded";
  }

  @Override
  public Stream<String> broken(Evidence evidence) {
    return evidence.tracks().entrySet().stream().flatMap(BoundedDuplicates::broken);
  }

  private static Stream<String> broken(Map.Entry<Hop, Track> entry) {
    Track track = entry.getValue();
    return track.successes() > 1 + track.unanswered()
        ? Stream.of(
            "%s was taken %d times, with %d leases or answers lost"
                .formatted(entry.getKey(), track.successes(), track.unanswered()))
        : Stream.empty();
  }
}
