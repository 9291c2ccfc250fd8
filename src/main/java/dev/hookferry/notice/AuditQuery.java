package dev.hookferry.notice;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Which entries of an account's audit log are wanted; what is empty leaves it open.
 *
 * @param since at or after
 * @param until before
 * @param actorId of who acted
 * @param before the last entry of the page before
 */
public record AuditQuery(
    int accountId,
    Optional<Instant> since,
    Optional<Instant> until,
    Optional<String> actorId,
    Optional<String> action,
    Optional<String> target,
    Optional<UUID> before,
    int limit) {}
