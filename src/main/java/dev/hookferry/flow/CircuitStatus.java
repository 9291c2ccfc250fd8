package dev.hookferry.flow;

import dev.hookferry.domain.lane.Circuit;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * How a circuit stands.
 *
 * @param state {@code closed}: requests go; {@code open}: none goes; {@code half_open}: a single
 *     one goes, and its end decides
 * @param retryAt when a single one goes; empty unless it is open
 */
public record CircuitStatus(String state, Optional<Instant> retryAt) {

  static final CircuitStatus CLOSED = new CircuitStatus("closed", Optional.empty());
  private static final CircuitStatus HALF_OPEN = new CircuitStatus("half_open", Optional.empty());

  /**
   * What there is to say of it.
   *
   * @param now the same instant as {@code nowNanos}, which is by the monotonic clock
   */
  static CircuitStatus of(Circuit circuit, long nowNanos, Instant now) {
    return switch (circuit.state(nowNanos)) {
      case CLOSED -> CLOSED;
      case HALF_OPEN -> HALF_OPEN;
      case OPEN -> open(now.plusNanos(circuit.leftNanos(nowNanos)));
    };
  }

  private static CircuitStatus open(Instant until) {
    return new CircuitStatus("open", Optional.of(until.truncatedTo(ChronoUnit.MILLIS)));
  }
}
