package dev.hookferry.flow;

import dev.hookferry.domain.model.IdempotencyKey;
import dev.hookferry.domain.model.NewEvent;
import java.util.List;
import java.util.Optional;

/**
 * What one request publishes: all of it or nothing.
 *
 * @param events not empty
 * @param key under which the request may be repeated
 * @param traceparent of the request (W3C Trace Context), as it stands there
 */
public record PublishCommand(
    int accountId,
    List<NewEvent> events,
    Optional<IdempotencyKey> key,
    Optional<String> traceparent) {

  /** One that is part of no trace. */
  public PublishCommand(int accountId, List<NewEvent> events, Optional<IdempotencyKey> key) {
    this(accountId, events, key, Optional.empty());
  }
}
