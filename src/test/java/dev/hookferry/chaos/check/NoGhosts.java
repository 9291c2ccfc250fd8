package dev.hookferry.chaos.check;

import static java.util.stream.Collectors.toMap;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A receiver sees what was published, in its own account, for its own types, signed for it alone.
 */
final class NoGhosts implements Promise {

  @Override
  public String name() {
    return "promise 3, no ghosts";
  }

  @Override
  public Stream<String> broken(Evidence evidence) {
    Map<Long, Publication> published =
        evidence.publications().stream().collect(toMap(Publication::number, Function.identity()));
    return Stream.concat(
        evidence.receipts().stream()
            .flatMap(receipt -> wrong(evidence, published, receipt).stream()),
        evidence.events().stream()
            .filter(event -> !published.containsKey(event.number()))
            .map(event -> event.id() + " is stored, and nobody published it"));
  }

  private static Optional<String> wrong(
      Evidence evidence, Map<Long, Publication> published, Receipt receipt) {
    String what = receipt.webhookId() + " at " + receipt.endpointId().orElse("nobody's URL");
    Optional<Subscriber> subscriber = receipt.endpointId().flatMap(evidence::subscriber);
    Publication publication = published.get(receipt.number());
    if (subscriber.isEmpty()) {
      return Optional.of(what + ": no endpoint has this URL");
    }
    if (publication == null) {
      return Optional.of(what + " was never published");
    }
    if (!subscriber.get().wants(publication) || receipt.accountId() != publication.accountId()) {
      return Optional.of(what + " is not for this endpoint");
    }
    if (!receipt.signed()) {
      return Optional.of(what + " is not signed with this endpoint's secret");
    }
    return evidence.stored(receipt.number()).stream()
            .anyMatch(event -> event.id().equals(receipt.webhookId()))
        ? Optional.empty()
        : Optional.of(what + " carries an id that is not its event's");
  }
}
