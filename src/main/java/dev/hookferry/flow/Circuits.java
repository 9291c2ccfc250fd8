package dev.hookferry.flow;

import dev.hookferry.flow.claim.Lanes;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Says how the endpoints' circuits stand at this instance. */
@ApplicationScoped
public class Circuits {

  private final Lanes lanes;

  Circuits(Lanes lanes) {
    this.lanes = lanes;
  }

  /** {@code closed}, {@code open} or {@code half_open}. */
  public String stateOf(UUID endpointId) {
    return switch (lanes.circuit(endpointId)) {
      case CLOSED -> "closed";
      case OPEN -> "open";
      case HALF_OPEN -> "half_open";
    };
  }
}
