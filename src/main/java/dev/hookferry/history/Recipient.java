package dev.hookferry.history;

import java.util.Optional;
import java.util.UUID;

/**
 * An endpoint that could have got an event.
 *
 * @param url as it is now, or was when it was deleted; null: forgotten for its age
 * @param delivery the newest of the event to the endpoint; empty: none was made
 * @param reason why none was made; empty: one was
 */
public record Recipient(
    UUID endpointId, String url, Optional<Delivery> delivery, Optional<Reason> reason) {

  /** Why an endpoint got no delivery; of several the first. */
  public enum Reason {
    /** It was made after the event. */
    CREATED_LATER,
    /** It was, when the event came. */
    DISABLED,
    /** It does not get events of this kind of scope. */
    SCOPE_KIND,
    /** None of its patterns matched. */
    PATTERN,
    /** It has changed since, and what it wanted is not kept. */
    UNKNOWN
  }

  static Recipient of(Delivery delivery) {
    return new Recipient(
        delivery.endpointId(), delivery.url(), Optional.of(delivery), Optional.empty());
  }
}
