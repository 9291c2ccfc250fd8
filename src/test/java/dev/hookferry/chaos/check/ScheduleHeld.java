package dev.hookferry.chaos.check;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Retries come within the schedule's jitter, and never earlier than {@code Retry-After} says. */
final class ScheduleHeld implements Promise {

  /** Times are kept in milliseconds. */
  private static final Duration ROUNDING = Duration.ofMillis(2);

  private static final Set<Integer> SLOWING = Set.of(429, 502, 503, 504);

  @Override
  public String name() {
    return "promise 7, the schedule holds";
  }

  @Override
  public Stream<String> broken(Evidence evidence) {
    return evidence.tracks().entrySet().stream()
        // Nobody knows what a worker that is gone was told.
        .filter(entry -> entry.getValue().abandoned() == 0)
        .flatMap(entry -> Stream.concat(tooEarlyForReceiver(entry), offSchedule(evidence, entry)));
  }

  private static Stream<String> tooEarlyForReceiver(Map.Entry<Hop, Track> entry) {
    List<Receipt> receipts = entry.getValue().receipts();
    return IntStream.range(1, receipts.size())
        .filter(i -> isTooEarly(receipts.get(i - 1), receipts.get(i)))
        .mapToObj(
            i ->
                "%s arrived at %s, not to be before %s"
                    .formatted(
                        entry.getKey(),
                        receipts.get(i).arrivedAt(),
                        receipts.get(i - 1).notBefore().orElseThrow()));
  }

  private static boolean isTooEarly(Receipt receipt, Receipt next) {
    return receipt.notBefore().filter(next.arrivedAt()::isBefore).isPresent();
  }

  private static Stream<String> offSchedule(Evidence evidence, Map.Entry<Hop, Track> entry) {
    List<AttemptRow> rows = entry.getValue().attempts();
    return evidence.subscriber(entry.getKey().endpointId()).stream()
        .flatMap(
            subscriber ->
                IntStream.range(1, rows.size())
                    .filter(i -> rows.get(i).leaseNo().isPresent())
                    .mapToObj(i -> new Pair(rows.get(i - 1), rows.get(i)))
                    .filter(pair -> pair.isOff(subscriber, evidence.circumstances(), isPlain(rows)))
                    .map(pair -> entry.getKey() + " " + pair.sentence(subscriber)));
  }

  /** No answer slowed the lane down, and no silence opened its circuit. */
  private static boolean isPlain(List<AttemptRow> rows) {
    return rows.stream()
        .allMatch(row -> row.status().filter(status -> !SLOWING.contains(status)).isPresent());
  }

  /** Two attempts, one after the other. */
  private record Pair(AttemptRow first, AttemptRow second) {

    boolean isOff(Subscriber subscriber, Circumstances circumstances, boolean plain) {
      Duration wait = subscriber.backoffAfter(first.number());
      Instant earliest = first.endedAt().plus(scaled(wait, 1 - circumstances.jitter()));
      Instant latest = first.endedAt().plus(scaled(wait, 1 + circumstances.jitter()));
      return second.startedAt().isBefore(earliest.minus(ROUNDING))
          || circumstances
              .lateness()
              .filter(lateness -> plain && second.startedAt().isAfter(latest.plus(lateness)))
              .isPresent();
    }

    String sentence(Subscriber subscriber) {
      return "has attempt %d %s after attempt %d, where the schedule says %s"
          .formatted(
              second.number(),
              Duration.between(first.endedAt(), second.startedAt()),
              first.number(),
              subscriber.backoffAfter(first.number()));
    }

    private static Duration scaled(Duration wait, double factor) {
      return Duration.ofNanos((long) (wait.toNanos() * factor));
    }
  }
}
