package dev.hookferry.api.device;

import static java.util.stream.Collectors.groupingBy;

import dev.hookferry.domain.model.Event;
import dev.hookferry.history.Delivery;
import dev.hookferry.history.DeliveryCounts;
import dev.hookferry.history.Status;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** From events and deliveries to what the panel shows of them. */
final class DeviceEventMapper {

  private DeviceEventMapper() {}

  /** Each event with its deliveries out of these. */
  static List<DeviceJson.Event> json(List<Event> events, List<Delivery> deliveries) {
    Map<UUID, List<Delivery>> byEvent = deliveries.stream().collect(groupingBy(Delivery::eventId));
    return events.stream()
        .map(event -> json(event, byEvent.getOrDefault(event.id(), List.of())))
        .toList();
  }

  static DeviceJson.Delivery json(Delivery delivery) {
    return new DeviceJson.Delivery(
        delivery.eventNumber(),
        delivery.eventType(),
        delivery.endpointNumber(),
        delivery.url(),
        status(delivery.status()),
        delivery.attemptCount(),
        millis(delivery.nextTryAt()),
        delivery.lastStatus(),
        delivery.lastError());
  }

  static DeviceJson.Dashboard json(DeliveryCounts counts) {
    long all = counts.delivered() + counts.failed() + counts.retrying();
    double rate = all == 0 ? 0 : Math.round(1000.0 * counts.delivered() / all) / 10.0;
    return new DeviceJson.Dashboard(rate, counts.delivered(), counts.failed(), counts.retrying());
  }

  private static DeviceJson.Event json(Event event, List<Delivery> deliveries) {
    return new DeviceJson.Event(
        event.number(),
        event.number(),
        event.type(),
        event.occurredAt().toEpochMilli(),
        new String(event.data(), StandardCharsets.UTF_8),
        deliveries.stream().map(DeviceEventMapper::json).toList());
  }

  private static String status(Status status) {
    return switch (status) {
      case SCHEDULED -> "pending";
      case RESCHEDULED -> "retrying";
      case SUCCEEDED -> "delivered";
      case FAILED -> "failed";
    };
  }

  private static Long millis(Instant at) {
    return at == null ? null : at.toEpochMilli();
  }
}
