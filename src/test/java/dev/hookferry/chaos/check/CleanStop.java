package dev.hookferry.chaos.check;

import java.util.stream.Stream;

/** Asked to stop, an instance ends in time with exit code 0, and gives back what it holds. */
final class CleanStop implements Promise {

  @Override
  public String name() {
    return "promise 10, SIGTERM stops cleanly";
  }

  @Override
  public Stream<String> broken(Evidence evidence) {
    return Stream.concat(ended(evidence), lost(evidence));
  }

  private static Stream<String> ended(Evidence evidence) {
    return evidence.stops().stream()
        .filter(
            stop ->
                stop.exitCode() != 0
                    || stop.took().compareTo(evidence.circumstances().gracePeriod()) > 0)
        .map(
            stop ->
                "%s ended with %d after %s"
                    .formatted(stop.instance(), stop.exitCode(), stop.took()));
  }

  private static Stream<String> lost(Evidence evidence) {
    return evidence.circumstances().leasesMayBeLost()
        ? Stream.empty()
        : evidence.tracks().entrySet().stream()
            .filter(entry -> entry.getValue().abandoned() > 0)
            .map(entry -> entry.getKey() + " lost a lease, and nothing but orderly stops happened");
  }
}
