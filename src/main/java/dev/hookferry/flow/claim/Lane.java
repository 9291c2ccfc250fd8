package dev.hookferry.flow.claim;

import dev.hookferry.domain.lane.Circuit;
import dev.hookferry.domain.lane.InFlightCap;
import dev.hookferry.domain.lane.LaneKey;
import dev.hookferry.domain.lane.Pause;
import dev.hookferry.domain.lane.RateLimit;
import dev.hookferry.domain.lane.Signal;
import java.time.Duration;
import java.util.Optional;

/** What this process knows of one lane: what is in flight, and how much more may be. */
final class Lane {

  private final LaneKey key;
  private InFlightCap cap;
  private Circuit circuit;
  private Pause pause;
  private RateLimit rate;
  private Lease probe;
  private int inFlight;
  private boolean backlog;
  private long usedAtNanos;
  private long lookAtNanos;

  Lane(LaneKey key, InFlightCap cap, Circuit circuit, Pause pause, long nowNanos) {
    this.key = key;
    this.cap = cap;
    this.circuit = circuit;
    this.pause = pause;
    this.usedAtNanos = nowNanos;
    this.lookAtNanos = nowNanos;
  }

  LaneKey key() {
    return key;
  }

  /** How many more deliveries it may have in flight. */
  int room(long now) {
    if (pause.holds(now)) {
      return 0;
    }
    return switch (circuit.state(now)) {
      case OPEN -> 0;
      case HALF_OPEN -> probe == null ? 1 : 0;
      case CLOSED -> Math.min(Math.max(0, cap.requests() - inFlight), rateRoom(now));
    };
  }

  /** Requests per second that its endpoint wants at most; null: no limit. */
  Integer rate() {
    return rate == null ? null : rate.perSecond();
  }

  private int rateRoom(long now) {
    return rate == null ? Integer.MAX_VALUE : rate.room(now);
  }

  /**
   * When to look for due deliveries again, said once; empty: when a request in flight ends, or not
   * before something new is due.
   */
  Optional<Duration> lookAgainIn(long now) {
    if (!backlog) {
      return Optional.empty();
    }
    return room(now) > 0 ? Optional.of(Duration.ZERO) : opening(now);
  }

  private Optional<Duration> opening(long now) {
    long rateWait = rate == null ? 0 : rate.waitNanos(now);
    long wait = Math.max(rateWait, Math.max(pause.leftNanos(now), circuit.leftNanos(now)));
    boolean said = lookAtNanos - now > 0 && lookAtNanos - now <= wait;
    if (wait <= 0 || said) {
      return Optional.empty();
    }
    lookAtNanos = now + wait;
    return Optional.of(Duration.ofNanos(wait));
  }

  void taken(Lease lease, long now) {
    inFlight++;
    usedAtNanos = now;
    if (circuit.state(now) == Circuit.State.HALF_OPEN) {
      probe = lease;
    }
    if (lease.ratePerSecond() == null) {
      rate = null;
    } else {
      rate = limit(lease.ratePerSecond(), now).take(1, now);
    }
  }

  private RateLimit limit(int perSecond, long now) {
    return rate == null || rate.perSecond() != perSecond ? RateLimit.of(perSecond, now) : rate;
  }

  /** Says whether more may be due than was taken. */
  void setBacklog(boolean more) {
    backlog = more;
  }

  /** A lease has ended, with a request or, where there is no signal, without one. */
  void ended(Lease lease, Optional<Signal> signal, long now) {
    signal.ifPresent(heard -> hear(heard, lease.takenAtNanos(), now));
    inFlight--;
    usedAtNanos = now;
    if (lease.equals(probe)) {
      probe = null;
    }
  }

  private void hear(Signal signal, long startedAt, long now) {
    circuit = circuit.ended(signal.isAnswer(), startedAt, now);
    if (signal == Signal.TAKEN) {
      cap = cap.taken(inFlight);
      pause = pause.taken(now);
    }
    if (signal.asksForFewer()) {
      cap = cap.cut(startedAt, now);
    }
    if (signal.asksForAPause()) {
      pause = pause.asked(startedAt, now);
    }
  }

  Circuit circuit() {
    return circuit;
  }

  boolean isIdleSince(long instant) {
    return inFlight == 0 && usedAtNanos - instant < 0;
  }
}
