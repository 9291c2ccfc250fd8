package dev.hookferry.chaos.check;

import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a worker says after its lease changes nothing: one row for a lease, none after the end. */
final class Fencing implements Promise {

  @Override
  public String name() {
    return "promise 6, a stale worker changes nothing";
  }

  @Override
  public Stream<String> broken(Evidence evidence) {
    return evidence.tracks().entrySet().stream().flatMap(Fencing::broken);
  }

  private static Stream<String> broken(Map.Entry<Hop, Track> entry) {
    return Stream.of(
            twice(entry.getValue()), afterTheEnd(entry.getValue()), alive(entry.getValue()))
        .flatMap(Function.identity())
        .map(sentence -> entry.getKey() + " " + sentence);
  }

  private static Stream<String> twice(Track track) {
    return track.attempts().stream()
        .flatMap(row -> row.leaseNo().stream())
        .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()))
        .entrySet()
        .stream()
        .filter(lease -> lease.getValue() > 1)
        .map(lease -> "has %d rows for lease %d".formatted(lease.getValue(), lease.getKey()));
  }

  private static Stream<String> afterTheEnd(Track track) {
    long ends = track.attempts().stream().filter(AttemptRow::ends).count();
    boolean lastEnds = track.attempts().isEmpty() || track.attempts().getLast().ends();
    return ends > 1 || ends == 1 && !lastEnds
        ? Stream.of("went on after its end: " + outcomes(track))
        : Stream.empty();
  }

  private static Stream<String> alive(Track track) {
    return track.finished() && !track.live().isEmpty()
        ? Stream.of("is finished, and has a live delivery")
        : Stream.empty();
  }

  private static String outcomes(Track track) {
    return track.attempts().stream()
        .map(row -> row.outcome().toString())
        .collect(Collectors.joining(", "));
  }
}
