package dev.hookferry.history;

import java.time.Instant;
import java.util.UUID;

/**
 * One event on its way to one endpoint, or arrived, or given up.
 *
 * @param attemptCount requests made
 * @param nextTryAt null when finished
 * @param finishedAt null while live
 * @param lastStatus of the last attempt; null: no answer, or no attempt yet
 * @param lastError of the last attempt; null: none
 * @param lastAttemptAt null: none yet
 * @param lastBody first KiB of the last answer; null: no attempt yet
 * @param url of the endpoint as it is now, or was when it was deleted; null: forgotten for its age
 * @param endpointNumber of the endpoint; null: forgotten for its age
 * @param jobId of the job that made it; null: none did
 */
public record Delivery(
    UUID id,
    UUID eventId,
    long eventNumber,
    String eventType,
    UUID endpointId,
    Status status,
    long attemptCount,
    Instant nextTryAt,
    Instant createdAt,
    Instant finishedAt,
    Integer lastStatus,
    String lastError,
    Instant lastAttemptAt,
    byte[] lastBody,
    String url,
    Long endpointNumber,
    UUID jobId) {}
