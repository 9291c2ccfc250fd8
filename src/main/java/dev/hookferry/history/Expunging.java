package dev.hookferry.history;

import java.time.Instant;
import java.util.UUID;

/**
 * A request to expunge what all events of a scope hold.
 *
 * @param events done so far
 * @param finishedAt null: not yet
 */
public record Expunging(UUID id, long events, Instant createdAt, Instant finishedAt) {}
