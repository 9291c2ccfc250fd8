package dev.hookferry.job;

import java.util.Optional;

/**
 * A job to be made.
 *
 * @param ratePerSecond deliveries made a second at most, 1 to 10,000; empty: as fast as the live
 *     traffic leaves room
 * @param dryRun whether it waits to be resumed
 */
public record JobDraft(Selection selection, Optional<Integer> ratePerSecond, boolean dryRun) {}
