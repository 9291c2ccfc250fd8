package dev.hookferry.api.target;

import static java.util.stream.Collectors.toMap;

import dev.hookferry.api.target.TargetJson.EventPage;
import dev.hookferry.api.target.TargetJson.EventWebhook;
import dev.hookferry.domain.model.Base58;
import dev.hookferry.domain.model.Event;
import dev.hookferry.envelope.TargetEnvelope;
import dev.hookferry.history.Delivery;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Events as the surface shows them. */
final class TargetEventMapper {

  private TargetEventMapper() {}

  /**
   * @param deliveries of this event, the newest first: it alone counts of those to one webhook
   */
  static TargetJson.Event event(Event event, List<Delivery> deliveries) {
    Collection<Delivery> newest =
        deliveries.stream()
            .collect(
                toMap(Delivery::endpointId, each -> each, (newer, older) -> newer, TreeMap::new))
            .values();
    return show(event, newest.stream().map(TargetEventMapper::webhook).toList());
  }

  static TargetJson.Event show(Event event, List<EventWebhook> webhooks) {
    return new TargetJson.Event(
        Base58.encode(event.id()),
        event.type(),
        TargetMapper.time(event.occurredAt()),
        TargetEnvelope.objectType(event),
        new String(event.data(), StandardCharsets.UTF_8),
        webhooks);
  }

  static EventPage page(List<TargetJson.Event> results, long count, TargetPage paging) {
    return new EventPage(count, paging.pages(count), paging.page(), paging.length(), results);
  }

  private static EventWebhook webhook(Delivery delivery) {
    return new EventWebhook(
        Base58.encode(delivery.endpointId()),
        TargetJson.API_VERSION,
        delivery.status().name().toLowerCase(Locale.ROOT),
        TargetMapper.time(nextTry(delivery)),
        retries(delivery));
  }

  /** A finished delivery keeps the time of its last attempt, where it had any. */
  private static Instant nextTry(Delivery delivery) {
    return Stream.of(
            delivery.nextTryAt(),
            delivery.lastAttemptAt(),
            delivery.finishedAt(),
            delivery.createdAt())
        .filter(at -> at != null)
        .findFirst()
        .orElseThrow();
  }

  /** The retry that is to come counts. */
  private static long retries(Delivery delivery) {
    long attempts = delivery.attemptCount();
    return delivery.status().isLive() ? attempts : Math.max(0, attempts - 1);
  }
}
