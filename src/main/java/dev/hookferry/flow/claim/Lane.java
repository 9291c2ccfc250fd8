package dev.hookferry.flow.claim;

import dev.hookferry.config.EngineConfig;
import dev.hookferry.config.HookferryConfig;
import dev.hookferry.domain.lane.Circuit;
import dev.hookferry.domain.lane.CircuitRule;
import dev.hookferry.domain.lane.InFlightCap;
import dev.hookferry.domain.lane.LaneKey;
import dev.hookferry.domain.lane.Pause;
import dev.hookferry.domain.lane.PauseRule;
import dev.hookferry.domain.lane.RateLimit;
import dev.hookferry.domain.lane.Signal;
import dev.hookferry.flow.fanout.Leasing.Terms;
import java.time.Duration;
import java.util.Optional;

/**
 * What this process knows of one lane: what is in flight, and how much more may be.
 *
 * <p>It holds for one fresh start of the endpoint. Leases of an earlier one say nothing of the
 * endpoint as it is called now, and take nobody's room: they are only waited for.
 */
final class Lane {

  private final LaneKey key;
  private final LaneRules rules;
  private long freshStarts;
  private InFlightCap cap;
  private Circuit circuit;
  private Pause pause;
  private RateLimit rate;
  private Lease probe;
  private int inFlight;
  private int inFlightFromBefore;
  private boolean backlog;
  private long usedAtNanos;
  private long lookAtNanos;

  /**
   * One that nothing is known of.
   *
   * @param freshStarts of its endpoint
   */
  Lane(LaneKey key, LaneRules rules, long freshStarts, long nowNanos) {
    this.key = key;
    this.rules = rules;
    this.usedAtNanos = nowNanos;
    startAfresh(freshStarts, nowNanos);
  }

  /** The rate limit is what its owner wants, and was not learned: what is used of it stays used. */
  private void startAfresh(long freshStarts, long now) {
    this.freshStarts = freshStarts;
    cap = InFlightCap.starting(rules.cap(), rules.largestCap(), now);
    circuit = Circuit.closed(rules.circuit());
    pause = Pause.none(rules.pause());
    probe = null;
    inFlightFromBefore += inFlight;
    inFlight = 0;
    lookAtNanos = now;
  }

  LaneKey key() {
    return key;
  }

  /** Of its endpoint, when something of it was last taken. */
  long freshStarts() {
    return freshStarts;
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
    usedAtNanos = now;
    if (lease.freshStarts() > freshStarts) {
      startAfresh(lease.freshStarts(), now);
    } else if (lease.freshStarts() < freshStarts) {
      inFlightFromBefore++;
      return;
    }
    inFlight++;
    if (circuit.state(now) == Circuit.State.HALF_OPEN) {
      probe = lease;
    }
    if (lease.ratePerSecond() == null) {
      rate = null;
    } else {
      rate = limit(lease.ratePerSecond(), now).take(1, now);
    }
  }

  /**
   * Takes the room of one delivery that is about to be stored, where it would be claimed at once.
   *
   * @param spokenFor room that claims under way may use up
   * @return what is known of the endpoint; empty: there is no room, or others wait for it
   */
  Optional<Terms> take(int spokenFor, long now) {
    boolean closed = circuit.state(now) == Circuit.State.CLOSED;
    if (backlog || !closed || room(now) - spokenFor < 1) {
      return Optional.empty();
    }
    usedAtNanos = now;
    inFlight++;
    Terms terms = new Terms(freshStarts, rate());
    if (rate != null) {
      rate = rate.take(1, now);
    }
    return Optional.of(terms);
  }

  /** It was not stored, or not with a lease; nothing was sent. */
  void giveBack(Terms terms, long now) {
    usedAtNanos = now;
    if (rate != null && terms.ratePerSecond() != null) {
      rate = rate.take(-1, now);
    }
    if (terms.freshStarts() < freshStarts) {
      inFlightFromBefore--;
    } else {
      inFlight--;
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
    usedAtNanos = now;
    if (lease.freshStarts() < freshStarts) {
      inFlightFromBefore--;
      return;
    }
    signal.ifPresent(heard -> hear(heard, lease.takenAtNanos(), now));
    inFlight--;
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
    return inFlight + inFlightFromBefore == 0 && usedAtNanos - instant < 0;
  }

  /**
   * What holds for each lane.
   *
   * @param cap requests in flight to an endpoint that nothing is known of
   * @param largestCap at least that
   */
  record LaneRules(CircuitRule circuit, PauseRule pause, int cap, int largestCap) {

    static LaneRules of(HookferryConfig config) {
      EngineConfig bounds = config.engine();
      double timescale = config.retry().timescale();
      return new LaneRules(
          circuit(bounds.circuit(), timescale),
          pause(bounds.slowDown(), timescale),
          bounds.endpointInFlight(),
          Math.max(bounds.endpointInFlight(), bounds.endpointInFlightMax()));
    }

    private static CircuitRule circuit(EngineConfig.Circuit bounds, double timescale) {
      return new CircuitRule(
          bounds.failuresInARow(),
          bounds.window(),
          bounds.failureShare(),
          scaled(bounds.probeAfter(), timescale),
          scaled(bounds.longestProbeAfter(), timescale));
    }

    private static PauseRule pause(EngineConfig.SlowDown bounds, double timescale) {
      return new PauseRule(scaled(bounds.first(), timescale), scaled(bounds.longest(), timescale));
    }

    private static Duration scaled(Duration duration, double timescale) {
      return Duration.ofNanos(Math.round(duration.toNanos() * timescale));
    }
  }
}
