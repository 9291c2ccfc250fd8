package dev.hookferry.flow;

import dev.hookferry.config.HookferryConfig;
import dev.hookferry.domain.lane.LaneKey;
import dev.hookferry.flow.claim.InFlight;
import dev.hookferry.flow.claim.Lanes;
import dev.hookferry.flow.fanout.FirstLease;
import dev.hookferry.flow.fanout.Leasing;
import dev.hookferry.flow.fanout.Leasing.Terms;
import dev.hookferry.flow.fanout.Lessor;
import dev.hookferry.flow.fanout.NewDelivery;
import dev.hookferry.flow.pace.DeliveryScheduler;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Leases deliveries to this process as they are stored, where it would claim them at once: it turns
 * the line and has a free slot, the account has less than its share, and the lane has room. What is
 * more waits in the table, and is claimed round robin.
 */
@ApplicationScoped
class FirstLeases implements Lessor {

  private final DeliveryScheduler scheduler;
  private final Lanes lanes;
  private final InFlight inFlight;
  private final boolean wanted;

  FirstLeases(DeliveryScheduler scheduler, Lanes lanes, InFlight inFlight, HookferryConfig config) {
    this.scheduler = scheduler;
    this.lanes = lanes;
    this.inFlight = inFlight;
    this.wanted = config.engine().leaseOnPublish();
  }

  @Override
  public Leasing take(List<NewDelivery> deliveries) {
    long takenAtNanos = System.nanoTime();
    int slots = wanted ? scheduler.takeSlots(deliveries.size()) : 0;
    Map<UUID, Terms> terms = new HashMap<>();
    for (NewDelivery delivery : deliveries) {
      if (terms.size() == slots) {
        break;
      }
      take(delivery).ifPresent(known -> terms.put(delivery.id(), known));
    }
    scheduler.giveBackSlots(slots - terms.size());
    return new Leasing(UUID.randomUUID(), takenAtNanos, terms);
  }

  private Optional<Terms> take(NewDelivery delivery) {
    Optional<Terms> terms = lanes.take(delivery.lane());
    if (terms.isPresent() && !inFlight.take(delivery.accountId(), delivery.bytes())) {
      giveBackOfLane(delivery, terms.get());
      return Optional.empty();
    }
    return terms;
  }

  private void giveBackOfLane(NewDelivery delivery, Terms terms) {
    LaneKey lane = delivery.lane();
    lanes.giveBack(lane, terms).ifPresent(wait -> scheduler.wakeIn(wait, lane));
  }

  @Override
  public void giveBack(Leasing leasing, List<NewDelivery> deliveries) {
    for (NewDelivery delivery : deliveries) {
      Terms terms = leasing.terms().get(delivery.id());
      if (terms != null) {
        giveBack(delivery, terms);
      }
    }
  }

  /** Those that nobody knows to be committed. */
  void giveBack(List<FirstLease> stored) {
    stored.forEach(one -> giveBack(one.delivery(), one.terms()));
  }

  private void giveBack(NewDelivery delivery, Terms terms) {
    giveBackOfLane(delivery, terms);
    if (inFlight.giveBack(delivery.accountId(), delivery.bytes())) {
      scheduler.wake();
    }
    scheduler.giveBackSlots(1);
  }
}
