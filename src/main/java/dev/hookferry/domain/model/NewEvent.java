package dev.hookferry.domain.model;

import java.time.Instant;

/**
 * An event about to be published.
 *
 * @param objectType null where none is given
 * @param occurredAt null: now
 * @param data raw JSON bytes as they will be delivered
 */
public record NewEvent(
    Scope scope,
    String type,
    String objectType,
    Instant occurredAt,
    byte[] data,
    Audience audience) {}
