package dev.hookferry.job;

import dev.hookferry.domain.model.Scope;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What a job is to replay.
 *
 * @param endpointId to this endpoint alone; empty: to any
 * @param scope to the endpoints of this scope alone; empty: of any
 * @param since events made at or after
 * @param until events made before
 * @param eventTypes patterns of their types; empty: all
 */
public record Selection(
    int accountId,
    JobMode mode,
    Optional<UUID> endpointId,
    Optional<Scope> scope,
    Instant since,
    Instant until,
    List<String> eventTypes) {}
