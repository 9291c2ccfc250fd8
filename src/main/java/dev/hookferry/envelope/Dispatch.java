package dev.hookferry.envelope;

import dev.hookferry.domain.model.Event;
import dev.hookferry.domain.model.Receiver;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * One attempt about to be sent.
 *
 * @param attempt its number, from 1
 * @param at the instant of the attempt
 * @param jobId of the job that replays the event; empty: none does
 */
public record Dispatch(
    Event event, Receiver receiver, long attempt, Instant at, Optional<UUID> jobId) {

  /** One that no job replays. */
  public Dispatch(Event event, Receiver receiver, long attempt, Instant at) {
    this(event, receiver, attempt, at, Optional.empty());
  }
}
