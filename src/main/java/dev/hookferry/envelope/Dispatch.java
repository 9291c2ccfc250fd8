package dev.hookferry.envelope;

import dev.hookferry.domain.model.Event;
import dev.hookferry.domain.model.Receiver;
import java.time.Instant;

/**
 * One attempt about to be sent.
 *
 * @param attempt its number, from 1
 * @param at the instant of the attempt
 */
public record Dispatch(Event event, Receiver receiver, long attempt, Instant at) {}
