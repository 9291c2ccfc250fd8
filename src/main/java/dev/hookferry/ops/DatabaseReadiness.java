package dev.hookferry.ops;

import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.pgclient.PgException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready while the database answers, and has our tables. */
@Readiness
@ApplicationScoped
class DatabaseReadiness implements AsyncHealthCheck {

  private static final Duration TIMEOUT = Duration.ofSeconds(2);
  private static final String UNDEFINED_TABLE = "42P01";

  private final Pool pool;

  DatabaseReadiness(Pool pool) {
    this.pool = pool;
  }

  @Override
  public Uni<HealthCheckResponse> call() {
    return pool.query("SELECT FROM delivery LIMIT 0")
        .execute()
        .ifNoItem()
        .after(TIMEOUT)
        .fail()
        .replaceWith(() -> HealthCheckResponse.up("database"))
        .onFailure(DatabaseReadiness::saysThatATableIsMissing)
        .recoverWithItem(DatabaseReadiness::notMigrated)
        .onFailure()
        .recoverWithItem(() -> HealthCheckResponse.down("database"));
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
