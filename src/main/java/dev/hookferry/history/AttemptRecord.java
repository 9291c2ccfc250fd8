package dev.hookferry.history;

import java.time.Instant;
import java.util.UUID;

/**
 * One HTTP request, with what it was about.
 *
 * @param status null: no answer
 * @param succeeded whether the receiver took it
 * @param error null on success
 * @param responseBody its start; null: none
 * @param manual whether somebody asked for it, by hand or by a job
 * @param url of the endpoint as it is now, or was; null: forgotten for its age
 */
public record AttemptRecord(
    UUID id,
    UUID eventId,
    UUID endpointId,
    Instant startedAt,
    long durationMs,
    Integer status,
    boolean succeeded,
    String error,
    byte[] responseBody,
    boolean manual,
    String url) {}
