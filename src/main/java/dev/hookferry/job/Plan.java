package dev.hookferry.job;

import java.time.Instant;

/**
 * What a job has selected.
 *
 * @param events with at least one delivery of it
 * @param deliveries to endpoints that were enabled
 * @param oldest of the events; null: there is none
 * @param newest of the events; null: there is none
 * @param skippedDisabled deliveries that were left out because of their endpoint, then and since
 */
public record Plan(
    long events, long deliveries, Instant oldest, Instant newest, long skippedDisabled) {}
