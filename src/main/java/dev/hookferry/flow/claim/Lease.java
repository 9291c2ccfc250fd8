package dev.hookferry.flow.claim;

import dev.hookferry.domain.lane.LaneKey;
import java.time.Duration;
import java.util.UUID;

/**
 * A delivery that this process alone may send, until the lease ends.
 *
 * @param leaseNo the fencing number: only a result that names it counts
 * @param owner names the claim that took it; with the number it is never the same again
 * @param attempts made before
 * @param takenAtNanos {@link System#nanoTime} from before the claim was sent; so the lease ends no
 *     earlier than this and its length say
 * @param length of the lease
 * @param ratePerSecond of its endpoint; null: no limit
 * @param endpointVersion of its endpoint's row, another after each change; null: it is gone
 * @param freshStarts of its endpoint; 0: none, or it is gone
 * @param jobId that made the delivery again; null: none did
 */
public record Lease(
    int accountId,
    UUID deliveryId,
    UUID endpointId,
    UUID eventId,
    int leaseNo,
    UUID owner,
    int attempts,
    long takenAtNanos,
    Duration length,
    Integer ratePerSecond,
    Long endpointVersion,
    long freshStarts,
    UUID jobId) {

  /** The number of the attempt that the lease is for, from 1. */
  public int attempt() {
    return attempts + 1;
  }

  /** Whether the delivery was tried before. */
  public boolean isRetry() {
    return attempts > 0;
  }

  /** How many leases before this one ended without a result. */
  public int lostBefore() {
    return leaseNo - 1 - attempts;
  }

  public LaneKey lane() {
    return new LaneKey(accountId, endpointId);
  }

  /** Time that is left of it; negative when it may be over. */
  public Duration left(long nowNanos) {
    return length.minusNanos(nowNanos - takenAtNanos);
  }
}
