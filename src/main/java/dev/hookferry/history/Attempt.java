package dev.hookferry.history;

import java.time.Instant;
import java.util.Map;

/**
 * One HTTP request of a delivery.
 *
 * @param number from 1; an attempt that was lost with its worker has the number of the one after it
 * @param status null: no answer
 * @param error null on success
 * @param responseHeaders lower-case name to value
 * @param responseBody its first KiB
 * @param address of the endpoint's name that was called; null: the URL has one itself, or none was
 */
public record Attempt(
    int number,
    Instant startedAt,
    long durationMs,
    Integer status,
    String error,
    Map<String, String> responseHeaders,
    byte[] responseBody,
    String address) {}
