package dev.hookferry.chaos.check;

import java.util.stream.Stream;

/**
 * After a 2xx every endpoint that wants the event ends up with a finished delivery, or has a live
 * one; and what is recorded as delivered has arrived.
 */
final class NothingLost implements Promise {

  @Override
  public String name() {
    return "promise 1, no accepted event is lost";
  }

  @Override
  public Stream<String> broken(Evidence evidence) {
    return Stream.concat(
        evidence.publications().stream()
            .filter(Publication::accepted)
            .flatMap(publication -> broken(evidence, publication)),
        evidence.tracks().entrySet().stream()
            .filter(entry -> deliveredToNobody(entry.getValue()))
            .map(entry -> entry.getKey() + " is recorded as delivered, and never arrived"));
  }

  private static Stream<String> broken(Evidence evidence, Publication publication) {
    var wanting = evidence.wanting(publication);
    Stream<String> miscounted =
        publication.answers().stream()
            .filter(answer -> answer.deliveries() != wanting.size())
            .map(
                answer ->
                    "%s was answered with %d deliveries, and %d endpoints want it"
                        .formatted(publication, answer.deliveries(), wanting.size()));
    Stream<String> lost =
        wanting.stream()
            .map(subscriber -> hop(publication, subscriber))
            .filter(hop -> !isKnown(evidence.tracks().get(hop)))
            .map(hop -> hop + " has no live and no finished delivery");
    return Stream.concat(miscounted, lost);
  }

  private static Hop hop(Publication publication, Subscriber subscriber) {
    return new Hop(publication.answers().getFirst().eventId(), subscriber.id());
  }

  private static boolean isKnown(Track track) {
    return track != null && (track.finished() || !track.live().isEmpty());
  }

  private static boolean deliveredToNobody(Track track) {
    return track.attempts().stream()
            .anyMatch(attempt -> attempt.outcome() == AttemptRow.Outcome.SUCCEEDED)
        && track.successes() == 0;
  }
}
