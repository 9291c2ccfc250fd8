package dev.hookferry.history;

import java.time.Instant;

/**
 * Deliveries that have not ended.
 *
 * @param due those that could be sent now: not those in flight, waiting for a retry or of disabled
 *     endpoints
 * @param oldestDueAt null: none is due
 */
public record BacklogCounts(long live, long due, Instant oldestDueAt) {}
