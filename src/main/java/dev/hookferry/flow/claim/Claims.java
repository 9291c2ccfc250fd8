package dev.hookferry.flow.claim;

import dev.hookferry.domain.lane.ClaimScope;
import dev.hookferry.domain.lane.ClaimScope.LaneCursor;
import dev.hookferry.domain.lane.LaneKey;
import dev.hookferry.flow.claim.Claim.Claimed;
import dev.hookferry.flow.claim.ClaimsUnderWay.Begun;
import dev.hookferry.flow.fanout.FirstLease;
import dev.hookferry.flow.fanout.NewDelivery;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/**
 * Claims a batch and reads what sending it needs: three or four statements, however large it is.
 *
 * <p>An account that has its share of the slots is passed by; only if there is nothing else to take
 * it may have more.
 */
@ApplicationScoped
public class Claims {

  private static final Logger LOG = Logger.getLogger(Claims.class);
  private static final Duration NOW = Duration.ZERO;

  private final Claim claim;
  private final Lanes lanes;
  private final InFlight inFlight;
  private final Loader loader;
  private final ClaimsUnderWay underWay;
  private final LaneCursor aloneWalk = new LaneCursor();

  Claims(Claim claim, Lanes lanes, InFlight inFlight, Loader loader, ClaimsUnderWay underWay) {
    this.claim = claim;
    this.underWay = underWay;
    this.lanes = lanes;
    this.inFlight = inFlight;
    this.loader = loader;
  }

  /** Up to {@code limit} deliveries that are due; empty: nothing is, where it looked. */
  public Uni<Batch> next(int limit, ClaimScope claimScope) {
    int affordable = inFlight.affordable(limit);
    Map<LaneKey, Duration> lookAgain = new HashMap<>();
    return affordable == 0
        ? Uni.createFrom().item(new Batch(List.of(), lookAgain))
        : take(affordable, claimScope, lookAgain).chain(leases -> load(leases, lookAgain));
  }

  private Uni<List<Lease>> take(
      int limit, ClaimScope claimScope, Map<LaneKey, Duration> lookAgain) {
    return claim(limit, claimScope, false, lookAgain)
        .chain(
            leases ->
                leases.size() < limit && inFlight.someHaveTheirShare()
                    ? more(limit - leases.size(), claimScope, lookAgain).map(m -> joined(leases, m))
                    : Uni.createFrom().item(leases));
  }

  /** Should it fail, what was taken before is sent all the same. */
  private Uni<List<Lease>> more(
      int limit, ClaimScope claimScope, Map<LaneKey, Duration> lookAgain) {
    return claim(limit, alone(claimScope), true, lookAgain)
        .onFailure()
        .invoke(
            failure ->
                LOG.warnf(
                    "second claim of a turn failed, what the first took is sent error=\"%s\"",
                    failure.getMessage()))
        .onFailure()
        .recoverWithItem(List.of());
  }

  private ClaimScope alone(ClaimScope claimScope) {
    return claimScope instanceof ClaimScope.At ? claimScope : new ClaimScope.Everywhere(aloneWalk);
  }

  private Uni<List<Lease>> claim(
      int limit, ClaimScope claimScope, boolean alone, Map<LaneKey, Duration> lookAgain) {
    Begun begun = underWay.begin(claimScope, limit);
    Allowance allowance = inFlight.allowance(limit, lanes.rooms(claimScope, lookAgain), alone);
    return claim
        .claim(claimScope, allowance)
        .invoke(claimed -> note(claimed, claimScope, allowance, lookAgain))
        .invoke(claimed -> inFlight.taken(claimed, alone))
        .onTermination()
        .invoke(() -> underWay.end(begun))
        .map(Claimed::leases);
  }

  private void note(
      Claimed claimed,
      ClaimScope claimScope,
      Allowance allowance,
      Map<LaneKey, Duration> lookAgain) {
    lanes.taken(claimed, claimScope, allowance, lookAgain);
    switch (claimScope) {
      case ClaimScope.Everywhere everywhere ->
          claimed.last().ifPresentOrElse(everywhere.cursor()::stepped, everywhere.cursor()::ended);
      case ClaimScope.At at ->
          claimed.last().ifPresent(last -> at.lanes().forEach(lane -> lookAgain.put(lane, NOW)));
    }
  }

  private static List<Lease> joined(List<Lease> first, List<Lease> second) {
    return Stream.concat(first.stream(), second.stream()).toList();
  }

  /** Deliveries that were stored with a lease, with what sending needs; none: they are given up. */
  public Uni<List<ClaimedDelivery>> first(List<FirstLease> stored) {
    List<Lease> leases = stored.stream().map(claim::lease).toList();
    return loader
        .load(leases, FirstEvents.of(stored))
        .onFailure()
        .invoke(
            failure ->
                LOG.warnf(
                    "deliveries not read, sent again when their leases are over count=%s error=\"%s\"",
                    leases.size(), failure.getMessage()))
        .onFailure()
        .invoke(failure -> stored.forEach(this::giveUp));
  }

  private void giveUp(FirstLease stored) {
    NewDelivery delivery = stored.delivery();
    lanes.ended(claim.lease(stored), Optional.empty());
    inFlight.giveBack(delivery.accountId(), delivery.bytes());
  }

  private Uni<Batch> load(List<Lease> leases, Map<LaneKey, Duration> lookAgain) {
    return loader
        .load(leases)
        .invoke(inFlight::loaded)
        .onFailure()
        .invoke(failure -> leases.forEach(this::giveUp))
        .map(claimed -> new Batch(claimed, lookAgain));
  }

  /** It is left to whoever takes it over. */
  private void giveUp(Lease lease) {
    lanes.ended(lease, Optional.empty());
    inFlight.ended(lease);
  }

  /**
   * Deliveries to send.
   *
   * @param lookAgain lanes where more may be due, and in what time there is room for it
   */
  public record Batch(List<ClaimedDelivery> claimed, Map<LaneKey, Duration> lookAgain) {}
}
