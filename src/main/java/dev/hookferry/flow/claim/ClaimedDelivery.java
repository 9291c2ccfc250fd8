package dev.hookferry.flow.claim;

import dev.hookferry.domain.model.Event;
import dev.hookferry.domain.model.Receiver;
import java.util.Optional;

/**
 * A leased delivery with what sending it needs.
 *
 * @param receiver empty: the endpoint was deleted, or is sealed
 * @param isSealed whether a secret of the endpoint does not open with this instance's master keys
 * @param event empty: it outlived the retention
 */
public record ClaimedDelivery(
    Lease lease, Optional<Receiver> receiver, boolean isSealed, Optional<Event> event) {

  /** Bytes that it holds, about. */
  int bytes() {
    return event.map(found -> found.data().length).orElse(0);
  }
}
