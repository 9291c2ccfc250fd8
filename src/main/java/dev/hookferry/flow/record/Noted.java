package dev.hookferry.flow.record;

import java.util.UUID;

/**
 * That the health of an endpoint was noted; one that is gone has none.
 *
 * @param longFailing whether it has only failed for so long that it is to be disabled
 * @param failingTold whether somebody was told that it fails, and not yet that it has recovered
 */
record Noted(int accountId, UUID endpointId, boolean longFailing, boolean failingTold) {}
