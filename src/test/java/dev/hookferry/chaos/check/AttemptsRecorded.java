package dev.hookferry.chaos.check;

import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Each lease number that was ever given has a row, but for the one that is held now; and nothing
 * arrived without a lease. A request on a kept connection that closes without an answer may go
 * again at once under the same lease: nobody can tell from outside why it closed.
 */
final class AttemptsRecorded implements Promise {

  @Override
  public String name() {
    return "promise 5, each attempt is recorded";
  }

  @Override
  public Stream<String> broken(Evidence evidence) {
    return evidence.tracks().entrySet().stream().flatMap(AttemptsRecorded::broken);
  }

  private static Stream<String> broken(Map.Entry<Hop, Track> entry) {
    Track track = entry.getValue();
    Stream<String> missing =
        IntStream.rangeClosed(1, lastEnded(track))
            .filter(lease -> !hasRow(track, lease))
            .mapToObj(lease -> "%s has no row for lease %d".formatted(entry.getKey(), lease));
    int leases = lastEnded(track) + (isLeased(track) ? 1 : 0);
    long answered = track.receipts().stream().filter(Receipt::answered).count();
    Stream<String> unrecorded =
        answered > leases || track.receipts().size() > 2 * leases
            ? Stream.of(
                "%s arrived %d times under %d leases"
                    .formatted(entry.getKey(), track.receipts().size(), leases))
            : Stream.empty();
    return Stream.concat(missing, unrecorded);
  }

  private static int lastEnded(Track track) {
    IntStream rows =
        track.attempts().stream().flatMap(row -> row.leaseNo().stream()).mapToInt(i -> i);
    IntStream live =
        track.live().stream().mapToInt(row -> row.leased() ? row.leaseNo() - 1 : row.leaseNo());
    return IntStream.concat(rows, live).max().orElse(0);
  }

  private static boolean isLeased(Track track) {
    return track.live().stream().anyMatch(LiveRow::leased);
  }

  private static boolean hasRow(Track track, int lease) {
    return track.attempts().stream()
        .anyMatch(row -> row.leaseNo().filter(no -> no == lease).isPresent());
  }
}
