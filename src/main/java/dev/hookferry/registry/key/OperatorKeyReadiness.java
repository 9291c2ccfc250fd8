package dev.hookferry.registry.key;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready once the operator's key is known: before that it would be refused. */
@Readiness
@ApplicationScoped
class OperatorKeyReadiness implements HealthCheck {

  private final OperatorKey key;

  OperatorKeyReadiness(OperatorKey key) {
    this.key = key;
  }

  @Override
  public HealthCheckResponse call() {
    return HealthCheckResponse.named("operator-key").status(key.isKnown()).build();
  }
}
