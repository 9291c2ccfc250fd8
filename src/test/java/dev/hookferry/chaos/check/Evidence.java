package dev.hookferry.chaos.check;

import static java.util.Comparator.comparing;
import static java.util.stream.Collectors.groupingBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Everything that is known of a run from outside, and the same by hop. */
public final class Evidence {

  private final List<Subscriber> subscribers;
  private final List<Publication> publications;
  private final List<Receipt> receipts;
  private final List<StoredEvent> events;
  private final List<Stop> stops;
  private final List<Use> uses;
  private final Circumstances circumstances;
  private final Map<Hop, Track> tracks = new HashMap<>();
  private final Map<Long, List<StoredEvent>> eventsByNumber;
  private final Map<String, Subscriber> subscribersById;

  public Evidence(
      List<Subscriber> subscribers,
      List<Publication> publications,
      List<Receipt> receipts,
      Tables tables,
      List<Stop> stops,
      List<Use> uses,
      Circumstances circumstances) {
    this.subscribers = subscribers;
    this.publications = publications;
    this.receipts = receipts;
    this.events = tables.events();
    this.stops = stops;
    this.uses = uses;
    this.circumstances = circumstances;
    this.eventsByNumber = events.stream().collect(groupingBy(StoredEvent::number));
    this.subscribersById =
        subscribers.stream().collect(Collectors.toMap(Subscriber::id, Function.identity()));
    fillTracks(tables);
  }

  private void fillTracks(Tables tables) {
    tables.live().forEach(row -> track(row.hop()).live().add(row));
    tables.attempts().stream()
        .sorted(comparing(row -> row.leaseNo().orElse(Integer.MAX_VALUE)))
        .forEach(row -> track(row.hop()).attempts().add(row));
    receipts.stream()
        .filter(receipt -> receipt.endpointId().isPresent())
        .sorted(comparing(Receipt::arrivedAt))
        .forEach(receipt -> track(hop(receipt)).receipts().add(receipt));
  }

  private Track track(Hop hop) {
    return tracks.computeIfAbsent(hop, none -> Track.empty());
  }

  private static Hop hop(Receipt receipt) {
    return new Hop(receipt.webhookId(), receipt.endpointId().orElseThrow());
  }

  List<Publication> publications() {
    return publications;
  }

  List<Receipt> receipts() {
    return receipts;
  }

  List<StoredEvent> events() {
    return events;
  }

  List<Stop> stops() {
    return stops;
  }

  List<Use> uses() {
    return uses;
  }

  Circumstances circumstances() {
    return circumstances;
  }

  Map<Hop, Track> tracks() {
    return tracks;
  }

  /** Stored events that say that they are this one. */
  List<StoredEvent> stored(long number) {
    return eventsByNumber.getOrDefault(number, List.of());
  }

  List<Subscriber> wanting(Publication publication) {
    return subscribers.stream().filter(subscriber -> subscriber.wants(publication)).toList();
  }

  Optional<Subscriber> subscriber(String id) {
    return Optional.ofNullable(subscribersById.get(id));
  }

  /** Sums for a report. */
  public Summary summary() {
    long accepted = publications.stream().filter(Publication::accepted).count();
    long repeats =
        tracks.values().stream().mapToLong(track -> Math.max(0, track.successes() - 1)).sum();
    return new Summary(
        publications.size(),
        accepted,
        tracks.values().stream().filter(Track::finished).count(),
        repeats,
        tracks.values().stream().mapToLong(Track::abandoned).sum());
  }

  /**
   * A run in numbers.
   *
   * @param duplicates deliveries that a receiver took once more than it needed
   * @param leasesLost attempts recorded as abandoned
   */
  public record Summary(
      long published, long accepted, long finished, long duplicates, long leasesLost) {}
}
