package dev.hookferry.chaos.check;

import dev.hookferry.chaos.check.AttemptRow.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Evidence for tests, made up: endpoint {@code a} of account 1 and {@code b} of account 2 want
 * {@code t}. Each part can be left out or told wrongly.
 */
final class Story {

  static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  final List<Subscriber> subscribers = new ArrayList<>();
  final List<Publication> publications = new ArrayList<>();
  final List<Receipt> receipts = new ArrayList<>();
  final List<StoredEvent> events = new ArrayList<>();
  final List<LiveRow> live = new ArrayList<>();
  final List<AttemptRow> attempts = new ArrayList<>();
  final List<Stop> stops = new ArrayList<>();
  final List<Use> uses = new ArrayList<>();
  boolean leasesMayBeLost = true;
  Optional<Duration> lateness = Optional.of(Duration.ofSeconds(2));

  Story() {
    subscribers.add(subscriber("a", 1));
    subscribers.add(subscriber("b", 2));
  }

  private static Subscriber subscriber(String id, int accountId) {
    return new Subscriber(id, accountId, Set.of("t"), Duration.ofSeconds(1), 2, id.equals("a"));
  }

  /** Published to account 1 and stored; the event's id is its number's. */
  Story accepted(long number) {
    published(number, "evt_" + number);
    return stored(number, "evt_" + number);
  }

  Story published(long number, String... answeredIds) {
    List<Publication.Answer> answers = new ArrayList<>();
    for (String id : answeredIds) {
      answers.add(new Publication.Answer(id, 1));
    }
    publications.add(new Publication(number, 1, "t", Optional.of("key"), answers));
    return this;
  }

  Story stored(long number, String id) {
    events.add(new StoredEvent(id, 1, "t", number));
    return this;
  }

  /** Endpoint {@code a} took it, and that is recorded. */
  Story delivered(long number) {
    return attempt(number, 1, Outcome.SUCCEEDED, 204, 0).received("a", number, 204, 0);
  }

  /**
   * A row of endpoint {@code a} that took no time.
   *
   * @param status null: no answer
   */
  Story attempt(long number, int lease, Outcome outcome, Integer status, long atMillis) {
    attempts.add(
        new AttemptRow(
            "del_" + number,
            hop(number),
            Optional.of(lease),
            lease,
            START.plusMillis(atMillis),
            Duration.ZERO,
            outcome,
            Optional.ofNullable(status)));
    return this;
  }

  /**
   * A request that arrived, rightly signed.
   *
   * @param status null: it got no answer
   */
  Story received(String endpointId, long number, Integer status, long atMillis) {
    return received(endpointId, number, status, atMillis, null);
  }

  Story received(String endpointId, long number, Integer status, long atMillis, Instant notBefore) {
    receipts.add(
        new Receipt(
            Optional.ofNullable(endpointId),
            "evt_" + number,
            true,
            number,
            1,
            START.plusMillis(atMillis),
            Optional.ofNullable(status),
            Optional.ofNullable(notBefore)));
    return this;
  }

  Story live(long number, int leaseNo, boolean leased, long dueMillis) {
    Instant dueAt = START.plusMillis(dueMillis);
    live.add(new LiveRow("del_" + number, hop(number), dueAt, leaseNo, 0, leased));
    return this;
  }

  private static Hop hop(long number) {
    return new Hop("evt_" + number, "a");
  }

  List<String> violations() {
    return Checker.violations(evidence());
  }

  Evidence evidence() {
    Circumstances circumstances =
        new Circumstances(
            START.plusSeconds(60),
            Duration.ofSeconds(10),
            0.1,
            lateness,
            Duration.ofSeconds(30),
            leasesMayBeLost);
    return new Evidence(
        subscribers,
        publications,
        receipts,
        new Tables(events, live, attempts),
        stops,
        uses,
        circumstances);
  }
}
