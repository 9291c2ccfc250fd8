package dev.hookferry.flow;

import dev.hookferry.domain.model.AcceptedEvent;
import java.util.List;

/** How publishing ended. */
public sealed interface PublishOutcome {

  /** The events and their deliveries are committed, now or under the same key before. */
  record Published(List<AcceptedEvent> events) implements PublishOutcome {}

  /** Nothing was stored: the event at this index names a scope that is not there. */
  record UnknownScope(int index) implements PublishOutcome {}

  /** Nothing was stored: another request was accepted under the same idempotency key. */
  record KeyReused() implements PublishOutcome {}
}
