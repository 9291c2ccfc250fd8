package dev.hookferry.flow.fanout;

import dev.hookferry.domain.model.AcceptedEvent;
import dev.hookferry.domain.model.Audience;
import dev.hookferry.flow.publish.Draft;
import dev.hookferry.flow.publish.Submission;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A submission with the endpoints that each of its events goes to.
 *
 * @param endpoints as many lists as events, in their order
 * @param version of the subscriptions that were matched against
 */
public record Matched(Submission submission, List<List<UUID>> endpoints, long version) {

  static Matched of(Submission submission, Subscriptions subscriptions) {
    List<List<UUID>> endpoints =
        submission.drafts().stream().map(draft -> audience(draft, subscriptions)).toList();
    return new Matched(submission, endpoints, subscriptions.version());
  }

  private static List<UUID> audience(Draft draft, Subscriptions subscriptions) {
    return switch (draft.event().audience()) {
      case Audience.Everyone everyone ->
          subscriptions.wanting(
              draft.scope(), draft.event().type(), draft.event().labels().channels());
      case Audience.Only only -> List.of(only.endpointId());
      case Audience.Nobody nobody -> List.of();
    };
  }

  /** What the event was matched against; 0: nothing, its endpoint was given. */
  long versionOf(Draft draft) {
    return draft.event().audience() instanceof Audience.Everyone ? version : 0;
  }

  int deliveries() {
    return endpoints.stream().mapToInt(List::size).sum();
  }

  /** Its deliveries, under new ids. */
  Stream<NewDelivery> newDeliveries(Supplier<UUID> ids) {
    List<Draft> drafts = submission.drafts();
    return IntStream.range(0, drafts.size())
        .boxed()
        .flatMap(
            i ->
                endpoints.get(i).stream()
                    .map(
                        endpoint ->
                            new NewDelivery(
                                submission.accountId(), ids.get(), endpoint, drafts.get(i))));
  }

  /** The answer, once the numbers of the stored events are known. */
  List<AcceptedEvent> accepted(Map<UUID, Long> numbers) {
    List<Draft> drafts = submission.drafts();
    return IntStream.range(0, drafts.size())
        .mapToObj(
            i ->
                new AcceptedEvent(
                    drafts.get(i).id(), numbers.get(drafts.get(i).id()), endpoints.get(i).size()))
        .toList();
  }
}
