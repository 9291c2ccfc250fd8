package dev.hookferry.history;

import java.time.Instant;
import java.util.UUID;

/**
 * How an event stands at an endpoint: by the newest delivery of the one to the other.
 *
 * @param nextTryAt null when finished
 * @param url of the endpoint as it is now, or was; null: forgotten for its age
 */
public record Destination(
    UUID eventId, UUID endpointId, Status status, Instant nextTryAt, String url) {}
