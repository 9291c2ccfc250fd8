package dev.hookferry.flow.claim;

import dev.hookferry.config.EngineConfig;
import dev.hookferry.config.HookferryConfig;
import dev.hookferry.flow.claim.Allowance.Room;
import dev.hookferry.flow.claim.Claim.Claimed;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** What this process has in flight altogether, and whose: from the claim to the record. */
@ApplicationScoped
public class InFlight {

  private static final double DECAY = 0.9;

  private final Map<Integer, Integer> ofAccount = new HashMap<>();
  private final int accountShare;
  private final int accountShareAlone;
  private final int retryShare;
  private final long mostBytes;
  private final ClaimsUnderWay underWay;
  private int retries;
  private long taken;
  private long bytes;
  private double largestLately;
  private boolean wanting;

  InFlight(HookferryConfig config, ClaimsUnderWay underWay) {
    this.underWay = underWay;
    EngineConfig bounds = config.engine();
    accountShare = share(bounds.accountShare(), bounds.slots());
    accountShareAlone = share(bounds.accountShareAlone(), bounds.slots());
    retryShare = share(bounds.retryShare(), bounds.slots());
    mostBytes = bounds.bytesInFlight();
  }

  private static int share(double share, int slots) {
    return Math.max(1, (int) (share * slots));
  }

  /** How many of so many deliveries there is memory for, as large as they were lately. */
  synchronized int affordable(int limit) {
    double left = mostBytes - bytes;
    int affordable = left <= 0 ? 0 : (int) Math.max(1, left / Math.max(1, largestLately));
    wanting |= affordable < limit;
    return Math.min(limit, affordable);
  }

  /**
   * What a claim may take.
   *
   * @param alone whether nobody waits but those who have their share
   */
  synchronized Allowance allowance(int limit, Map<UUID, Room> rooms, boolean alone) {
    int ofOne = alone ? accountShareAlone : accountShare;
    Map<Integer, Integer> left = new HashMap<>();
    ofAccount.forEach((account, held) -> left.put(account, Math.max(0, ofOne - held)));
    return new Allowance(limit, rooms, left, ofOne, Math.max(0, retryShare - retries));
  }

  /** How many deliveries it is. */
  public synchronized int deliveries() {
    return ofAccount.values().stream().mapToInt(Integer::intValue).sum();
  }

  /** How many deliveries it was since the start, those of jobs not counted. */
  public synchronized long taken() {
    return taken;
  }

  /** Whether some account has its share, so that its lanes are passed by. */
  synchronized boolean someHaveTheirShare() {
    return ofAccount.values().stream().anyMatch(held -> held >= accountShare);
  }

  /**
   * A claim has ended.
   *
   * @param alone whether it was for those who have their share: what it passed by has to wait
   */
  synchronized void taken(Claimed claimed, boolean alone) {
    for (Lease lease : claimed.leases()) {
      ofAccount.merge(lease.accountId(), 1, Integer::sum);
      taken += lease.jobId() == null ? 1 : 0;
      retries += lease.isRetry() ? 1 : 0;
    }
    boolean full = ofAccount.values().stream().anyMatch(held -> held >= accountShareAlone);
    boolean last = alone || !someHaveTheirShare();
    wanting |= last && (claimed.refused() || full || alone && claimed.last().isPresent());
  }

  /**
   * Takes the room of one delivery that is about to be stored, where it would be claimed at once:
   * as if others wait, for a claim finds out about that and a publisher does not.
   *
   * @param size in bytes
   * @return whether there is room
   */
  public synchronized boolean take(int accountId, int size) {
    int held = ofAccount.getOrDefault(accountId, 0);
    if (held + underWay.ofAccount(accountId) >= accountShare || bytes + size > mostBytes) {
      return false;
    }
    ofAccount.put(accountId, held + 1);
    taken++;
    bytes += size;
    largestLately = Math.max(size, largestLately);
    return true;
  }

  /**
   * It was not stored, or not with a lease.
   *
   * @return as {@link #ended(ClaimedDelivery)}
   */
  public synchronized boolean giveBack(int accountId, int size) {
    taken--;
    bytes -= size;
    return left(accountId);
  }

  synchronized void loaded(Collection<ClaimedDelivery> claimed) {
    int largest = claimed.stream().mapToInt(ClaimedDelivery::bytes).max().orElse(0);
    largestLately = Math.max(largest, DECAY * largestLately);
    bytes += claimed.stream().mapToLong(ClaimedDelivery::bytes).sum();
  }

  /**
   * A delivery is recorded, or its lease given up.
   *
   * @return whether something that had no room before may have it now; said once
   */
  public synchronized boolean ended(ClaimedDelivery delivery) {
    bytes -= delivery.bytes();
    return ended(delivery.lease());
  }

  /** As {@link #ended(ClaimedDelivery)}, before its data was read. */
  synchronized boolean ended(Lease lease) {
    retries -= lease.isRetry() ? 1 : 0;
    return left(lease.accountId());
  }

  private boolean left(int accountId) {
    ofAccount.computeIfPresent(accountId, (id, n) -> n == 1 ? null : n - 1);
    boolean wanted = wanting;
    wanting = false;
    return wanted;
  }
}
