package dev.hookferry.notice;

import java.time.Instant;
import java.util.UUID;

/**
 * An entry of the audit log.
 *
 * @param action as {@link AuditAction#text}
 * @param changes a JSON object
 */
public record AuditRecord(
    UUID id, Instant at, Actor actor, String action, String target, String changes) {}
