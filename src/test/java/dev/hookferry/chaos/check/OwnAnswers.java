package dev.hookferry.chaos.check;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What is recorded as an answer was given to a request of this very delivery. */
final class OwnAnswers implements Promise {

  @Override
  public String name() {
    return "promise 5, each attempt is recorded with its own answer";
  }

  @Override
  public Stream<String> broken(Evidence evidence) {
    return evidence.tracks().entrySet().stream().flatMap(OwnAnswers::broken);
  }

  private static Stream<String> broken(Map.Entry<Hop, Track> entry) {
    Map<Integer, Long> given = counts(entry.getValue().receipts().stream().map(Receipt::status));
    Map<Integer, Long> recorded =
        counts(entry.getValue().attempts().stream().map(AttemptRow::status));
    return recorded.entrySet().stream()
        .filter(status -> status.getValue() > given.getOrDefault(status.getKey(), 0L))
        .map(
            status ->
                "%s is recorded with %d answers %d, and was given %d"
                    .formatted(
                        entry.getKey(),
                        status.getValue(),
                        status.getKey(),
                        given.getOrDefault(status.getKey(), 0L)));
  }

  private static Map<Integer, Long> counts(Stream<Optional<Integer>> statuses) {
    return statuses
        .flatMap(Optional::stream)
        .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
  }
}
