package dev.hookferry.ops;

import static dev.hookferry.support.Await.await;
import static io.restassured.RestAssured.get;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.lessThan;

import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

@QuarkusTest
class DatabaseReadinessTest {

  @Inject Pool pool;

  @Test
  void givenDatabaseThatAnswers_whenAskedForReadiness_thenUp() {
    get("/q/health/ready")
        .then()
        .statusCode(200)
        .body("checks.find { it.name == 'database' }.status", equalTo("UP"));
  }

  @Test
  void givenDatabaseThatIsSlow_whenAskedForReadiness_thenDownAndNotSlowToo() {
    SqlConnection other = await(pool::getConnection);
    await(() -> other.query("BEGIN; LOCK TABLE delivery IN ACCESS EXCLUSIVE MODE").execute());
    try {
      get("/q/health/ready")
          .then()
          .statusCode(503)
          .time(lessThan(10_000L))
          .body("checks.find { it.name == 'database' }.status", equalTo("DOWN"));
    } finally {
      await(() -> other.query("ROLLBACK").execute());
      await(other::close);
    }
  }
}
