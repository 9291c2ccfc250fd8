package dev.hookferry.chaos.check;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What the service was put through.
 *
 * @param readAt when the database was read
 * @param longestWait that a due delivery may have: lease and poll
 * @param jitter largest relative change of a wait
 * @param lateness that a retry may have; empty: faults made it unforeseeable
 * @param gracePeriod within which an instance must stop
 * @param leasesMayBeLost whether there was any fault but an orderly stop
 */
public record Circumstances(
    Instant readAt,
    Duration longestWait,
    double jitter,
    Optional<Duration> lateness,
    Duration gracePeriod,
    boolean leasesMayBeLost) {}
