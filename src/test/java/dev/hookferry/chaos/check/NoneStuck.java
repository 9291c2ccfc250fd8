package dev.hookferry.chaos.check;

import java.time.Instant;
import java.util.stream.Stream;

/** A due delivery of an endpoint that is well again waits for a lease and a poll at most. */
final class NoneStuck implements Promise {

  @Override
  public String name() {
    return "promise 2, no delivery is stuck";
  }

  @Override
  public Stream<String> broken(Evidence evidence) {
    Circumstances circumstances = evidence.circumstances();
    Instant oldest = circumstances.readAt().minus(circumstances.longestWait());
    return evidence.tracks().values().stream()
        .flatMap(track -> track.live().stream())
        .filter(
            row ->
                evidence.subscriber(row.hop().endpointId()).filter(Subscriber::heals).isPresent())
        .filter(row -> row.dueAt().isBefore(oldest))
        .map(row -> "%s was due at %s, and still is".formatted(row.hop(), row.dueAt()));
  }
}
