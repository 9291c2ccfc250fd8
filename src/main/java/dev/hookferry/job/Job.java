package dev.hookferry.job;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A bulk replay.
 *
 * @param ratePerSecond deliveries made a second at most; empty: as fast as the live traffic leaves
 *     room
 * @param startedAt null: not yet
 * @param finishedAt null: not yet
 * @param estimatedFinishAt by its rate and its pace so far; null: nothing to tell it by
 */
public record Job(
    UUID id,
    Selection selection,
    Optional<Integer> ratePerSecond,
    JobStatus status,
    Plan plan,
    Progress progress,
    Instant createdAt,
    Instant startedAt,
    Instant finishedAt,
    Instant estimatedFinishAt) {}
