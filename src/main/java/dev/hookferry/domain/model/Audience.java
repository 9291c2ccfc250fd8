package dev.hookferry.domain.model;

import java.util.UUID;

/** Who gets an event. */
public sealed interface Audience {

  /** Every endpoint that wants it. */
  Audience EVERYONE = new Everyone(null);

  /**
   * Every enabled endpoint whose scope and patterns want it.
   *
   * @param eventId that the event takes; null: a new one
   */
  record Everyone(UUID eventId) implements Audience {}

  /** One endpoint alone, whatever its patterns; the event takes the given id. */
  record Only(UUID endpointId, UUID eventId) implements Audience {}

  /** No endpoint: the event is stored and readable; it takes the given id. */
  record Nobody(UUID eventId) implements Audience {}
}
