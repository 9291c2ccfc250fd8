package dev.hookferry.ops;

import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready while the database answers. */
@Readiness
@ApplicationScoped
class DatabaseReadiness implements AsyncHealthCheck {

  private static final Duration TIMEOUT = Duration.ofSeconds(2);

  private final Pool pool;

  DatabaseReadiness(Pool pool) {
    this.pool = pool;
  }

  @Override
  public Uni<HealthCheckResponse> call() {
    return pool.query("SELECT 1")
        .execute()
        .ifNoItem()
        .after(TIMEOUT)
        .fail()
        .replaceWith(() -> HealthCheckResponse.up("database"))
        .onFailure()
        .recoverWithItem(() -> HealthCheckResponse.down("database"));
  }
}
