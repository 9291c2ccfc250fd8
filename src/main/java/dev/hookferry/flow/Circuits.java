package dev.hookferry.flow;

import dev.hookferry.config.HookferryConfig;
import dev.hookferry.flow.claim.Lanes;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;

/** Says how the endpoints' circuits stand at this instance: each goes by what it has met itself. */
@ApplicationScoped
public class Circuits {

  private final Lanes lanes;
  private final Clock clock;
  private final boolean sends;

  Circuits(Lanes lanes, Clock clock, HookferryConfig config) {
    this.lanes = lanes;
    this.clock = clock;
    this.sends = config.role().turnsEngine();
  }

  /**
   * Closed where nothing is known of the endpoint; empty: this instance sends nothing.
   *
   * @param freshStarts that the endpoint has had
   */
  public Optional<CircuitStatus> of(UUID endpointId, long freshStarts) {
    return sends ? Optional.of(status(endpointId, freshStarts)) : Optional.empty();
  }

  private CircuitStatus status(UUID endpointId, long freshStarts) {
    return lanes
        .circuit(endpointId, freshStarts)
        .map(circuit -> CircuitStatus.of(circuit, System.nanoTime(), clock.instant()))
        .orElse(CircuitStatus.CLOSED);
  }
}
