package dev.hookferry.chaos.check;

import java.time.Instant;

/** A row of {@code delivery}. */
public record LiveRow(
    String deliveryId, Hop hop, Instant dueAt, int leaseNo, int attempts, boolean leased) {}
