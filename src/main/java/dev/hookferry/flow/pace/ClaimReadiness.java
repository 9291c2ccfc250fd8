package dev.hookferry.flow.pace;

import dev.hookferry.config.HookferryConfig;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Not ready while this instance takes events that it could not deliver: the database may answer all
 * else. An instance that does not turn the engine claims nothing, and is ready as far as this goes.
 */
@Readiness
@ApplicationScoped
class ClaimReadiness implements HealthCheck {

  private final DeliveryScheduler scheduler;
  private final int mostFailed;

  ClaimReadiness(DeliveryScheduler scheduler, HookferryConfig config) {
    this.scheduler = scheduler;
    this.mostFailed = config.engine().failedClaims();
  }

  @Override
  public HealthCheckResponse call() {
    int failed = scheduler.failedClaims();
    return failed < mostFailed ? HealthCheckResponse.up("engine") : cannotClaim(failed);
  }

  private static HealthCheckResponse cannotClaim(int failed) {
    return HealthCheckResponse.named("engine")
        .down()
        .withData("reason", "cannot claim deliveries: the log says why")
        .withData("failedClaims", failed)
        .build();
  }
}
