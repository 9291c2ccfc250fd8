package dev.hookferry.flow.claim;

import dev.hookferry.config.HookferryConfig;
import dev.hookferry.domain.lane.Circuit;
import dev.hookferry.domain.lane.ClaimScope;
import dev.hookferry.domain.lane.LaneKey;
import dev.hookferry.domain.lane.Signal;
import dev.hookferry.flow.claim.Allowance.Room;
import dev.hookferry.flow.claim.Claim.Claimed;
import dev.hookferry.flow.claim.Lane.LaneRules;
import dev.hookferry.flow.fanout.Leasing.Terms;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * What this process knows of the lanes that it has sent to lately. Only those that have less room
 * than a claim takes are looked at for a claim, however many there are.
 */
@ApplicationScoped
public class Lanes {

  private final Map<UUID, Lane> lanes = new HashMap<>();
  private final Set<UUID> narrow = new HashSet<>();
  private final LaneRules rules;
  private final ClaimsUnderWay underWay;
  private final long forgetAfterNanos;
  private long sweptAtNanos = System.nanoTime();

  Lanes(HookferryConfig config, ClaimsUnderWay underWay) {
    this.underWay = underWay;
    rules = LaneRules.of(config);
    forgetAfterNanos = config.engine().forgetAfter().toNanos();
  }

  /**
   * The room of each endpoint that has less than the most of a claim, and of each of few lanes that
   * are known here: those may have more.
   *
   * @param claimScope where the claim looks: lanes there that have no room are passed by
   * @param lookAgain gets those lanes, and in what time they have room again
   */
  synchronized Map<UUID, Room> rooms(ClaimScope claimScope, Map<LaneKey, Duration> lookAgain) {
    long now = System.nanoTime();
    Map<UUID, Room> rooms = new HashMap<>();
    for (UUID id : narrow) {
      Lane lane = lanes.get(id);
      int room = lane == null ? ClaimStatement.MOST_OF_A_LANE : lane.room(now);
      if (room < ClaimStatement.MOST_OF_A_LANE) {
        rooms.put(id, new Room(room, lane.freshStarts()));
      }
      if (room == 0 && claimScope.sees(lane.key())) {
        noteBacklog(lane, true, now, lookAgain);
      }
    }
    narrow.retainAll(rooms.keySet());
    int most = ClaimStatement.mostOfALane(claimScope);
    if (most > ClaimStatement.MOST_OF_A_LANE && claimScope instanceof ClaimScope.At few) {
      few.lanes().stream()
          .map(key -> lanes.get(key.endpointId()))
          .filter(Objects::nonNull)
          .forEach(lane -> rooms.put(lane.key().endpointId(), room(lane, most, now)));
    }
    return rooms;
  }

  private static Room room(Lane lane, int most, long now) {
    return new Room(Math.min(most, lane.room(now)), lane.freshStarts());
  }

  /**
   * A claim has ended.
   *
   * @param lookAgain gets the lanes where more may be due, and in what time there is room for it
   */
  synchronized void taken(
      Claimed claimed,
      ClaimScope claimScope,
      Allowance allowance,
      Map<LaneKey, Duration> lookAgain) {
    long now = System.nanoTime();
    for (Lease lease : claimed.leases()) {
      Lane lane =
          lanes.computeIfAbsent(
              lease.endpointId(), id -> new Lane(lease.lane(), rules, lease.freshStarts(), now));
      lane.taken(lease, now);
      noteRoom(lane, now);
    }
    for (LaneKey key : looked(claimed, claimScope)) {
      Lane lane = lanes.get(key.endpointId());
      if (lane != null) {
        int due = claimed.due().getOrDefault(key, 0);
        noteBacklog(lane, due >= allowance.of(lane), now, lookAgain);
      }
    }
    forgetIdle(now);
  }

  private static Set<LaneKey> looked(Claimed claimed, ClaimScope claimScope) {
    return claimScope instanceof ClaimScope.At at ? at.lanes() : claimed.due().keySet();
  }

  private static void noteBacklog(
      Lane lane, boolean more, long now, Map<LaneKey, Duration> lookAgain) {
    lane.setBacklog(more);
    lane.lookAgainIn(now).ifPresent(wait -> lookAgain.put(lane.key(), wait));
  }

  /**
   * A lease has ended.
   *
   * @param signal of its request; empty: there was none
   * @return when to look at the lane again; empty: there is no need to
   */
  public synchronized Optional<Duration> ended(Lease lease, Optional<Signal> signal) {
    long now = System.nanoTime();
    Lane lane = lanes.get(lease.endpointId());
    lane.ended(lease, signal, now);
    noteRoom(lane, now);
    return lane.lookAgainIn(now);
  }

  /**
   * Takes the room of one delivery that is about to be stored, where it would be claimed at once.
   *
   * @return what is known of the endpoint; empty: nothing is, or there is no room
   */
  public synchronized Optional<Terms> take(LaneKey key) {
    Lane lane = lanes.get(key.endpointId());
    if (lane == null) {
      return Optional.empty();
    }
    long now = System.nanoTime();
    Optional<Terms> terms = lane.take(underWay.ofLane(key), now);
    noteRoom(lane, now);
    return terms;
  }

  /**
   * It was not stored, or not with a lease.
   *
   * @return when to look at the lane again; empty: there is no need to
   */
  public synchronized Optional<Duration> giveBack(LaneKey key, Terms terms) {
    long now = System.nanoTime();
    Lane lane = lanes.get(key.endpointId());
    lane.giveBack(terms, now);
    noteRoom(lane, now);
    return lane.lookAgainIn(now);
  }

  private void noteRoom(Lane lane, long now) {
    if (lane.room(now) < ClaimStatement.MOST_OF_A_LANE) {
      narrow.add(lane.key().endpointId());
    }
  }

  /**
   * The endpoint's circuit; empty: nothing is known of it.
   *
   * @param freshStarts of the endpoint now: what was learned before a fresh start is known no more
   */
  public synchronized Optional<Circuit> circuit(UUID endpointId, long freshStarts) {
    return Optional.ofNullable(lanes.get(endpointId))
        .filter(lane -> lane.freshStarts() >= freshStarts)
        .map(Lane::circuit);
  }

  /** Circuits that are open or being probed. */
  public synchronized long openCircuits() {
    long now = System.nanoTime();
    return lanes.values().stream()
        .filter(lane -> lane.circuit().state(now) != Circuit.State.CLOSED)
        .count();
  }

  private void forgetIdle(long now) {
    if (now - sweptAtNanos > forgetAfterNanos / 4) {
      sweptAtNanos = now;
      lanes.values().removeIf(lane -> lane.isIdleSince(now - forgetAfterNanos));
    }
  }
}
