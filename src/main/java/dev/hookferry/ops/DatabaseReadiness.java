package dev.hookferry.ops;

import static java.time.temporal.ChronoUnit.SECONDS;

import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.pgclient.PgException;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.faulttolerance.Fallback;
import org.eclipse.microprofile.faulttolerance.Timeout;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready while the database answers, and has our tables. */
@Readiness
@ApplicationScoped
class DatabaseReadiness implements AsyncHealthCheck {

  private static final String UNDEFINED_TABLE = "42P01";

  private final Pool pool;

  DatabaseReadiness(Pool pool) {
    this.pool = pool;
  }

  @Override
  @Timeout(value = 2, unit = SECONDS)
  @Fallback(fallbackMethod = "notReady")
  public Uni<HealthCheckResponse> call() {
    return pool.query("SELECT FROM delivery LIMIT 0")
        .execute()
        .replaceWith(() -> HealthCheckResponse.up("database"));
  }

  Uni<HealthCheckResponse> notReady(Throwable failure) {
    return Uni.createFrom()
        .item(
            saysThatATableIsMissing(failure)
                ? notMigrated()
                : HealthCheckResponse.down("database"));
  }

  private static boolean saysThatATableIsMissing(Throwable failure) {
    return failure instanceof PgException answered
        && answered.getSqlState().equals(UNDEFINED_TABLE);
  }

  private static HealthCheckResponse notMigrated() {
    return HealthCheckResponse.named("database")
        .down()
        .withData("reason", "not migrated: start once with HOOKFERRY_MIGRATE=true")
        .build();
  }
}
