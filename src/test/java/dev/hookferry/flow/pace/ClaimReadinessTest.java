package dev.hookferry.flow.pace;

import static dev.hookferry.support.Await.await;
import static dev.hookferry.support.Eventually.eventually;
import static io.restassured.RestAssured.get;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;

import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

/** An engine that cannot claim, beside a database that answers. */
@QuarkusTest
class ClaimReadinessTest {

  @Inject Pool pool;

  @Test
  void givenClaimsThatFail_whenAskedForReadiness_thenDownUntilOneSucceeds() {
    run("ALTER TABLE delivery RENAME COLUMN lease_no TO lease_number");
    try {
      eventually(
          () ->
              get("/q/health/ready")
                  .then()
                  .statusCode(503)
                  .body("checks.find { it.name == 'database' }.status", equalTo("UP"))
                  .body("checks.find { it.name == 'engine' }.status", equalTo("DOWN"))
                  .body(
                      "checks.find { it.name == 'engine' }.data.reason",
                      containsString("cannot claim"))
                  .body(
                      "checks.find { it.name == 'engine' }.data.failedClaims",
                      greaterThanOrEqualTo(3)));
    } finally {
      run("ALTER TABLE delivery RENAME COLUMN lease_number TO lease_no");
    }
    eventually(() -> get("/q/health/ready").then().statusCode(200));
  }

  private void run(String sql) {
    await(() -> pool.query(sql).execute());
  }
}
