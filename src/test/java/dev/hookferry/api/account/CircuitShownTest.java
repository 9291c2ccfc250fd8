package dev.hookferry.api.account;

import static dev.hookferry.api.account.EndpointsResourceTest.PATH;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hookferry.support.Eventually;
import dev.hookferry.support.ScriptedReceiver;
import dev.hookferry.support.TestAccount;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An operator sees that an endpoint is left alone, and until when. */
@QuarkusTest
class CircuitShownTest {

  private static final int OPENS_AFTER = 10;
  private static final Duration PROBED_AFTER = Duration.ofSeconds(30);

  private TestAccount account;

  @BeforeEach
  void makeAccount() {
    account = TestAccount.create();
  }

  @Test
  void givenReceiverThatIsAway_whenEnoughRequestsFailed_thenItsCircuitIsShownOpen() {
    Instant start = Instant.now();
    String id = EndpointsResourceTest.id(account.endpoint(whereNobodyListens(), Map.of()));
    shown(id).body("circuit", is("closed")).body("circuit_retry_at", nullValue());

    publish(2 * OPENS_AFTER);

    Eventually.eventually(() -> shown(id).body("circuit", is("open")));
    Instant retryAt = Instant.parse(shown(id).extract().path("circuit_retry_at"));
    assertTrue(retryAt.isAfter(start.plus(PROBED_AFTER)), "too early: " + retryAt);
    assertTrue(!retryAt.isAfter(Instant.now().plus(PROBED_AFTER)), "too late: " + retryAt);
  }

  @Test
  void givenEndpointsThatDiffer_whenListed_thenEachWithItsOwnCircuit() {
    try (var receiver = ScriptedReceiver.start()) {
      account.endpoint(receiver.url(), Map.of());
      account.endpoint(whereNobodyListens(), Map.of());
      publish(2 * OPENS_AFTER);
      Eventually.eventually(
          () -> account.admin().get(PATH).then().body("circuit", hasItems("open", "closed")));
    }
  }

  private static String whereNobodyListens() {
    try (var receiver = ScriptedReceiver.start()) {
      return receiver.url();
    }
  }

  private void publish(int events) {
    account
        .admin()
        .body(Collections.nCopies(events, Map.of("type", "vm.created", "data", 1)))
        .post("/v1/webhooks/events")
        .then()
        .statusCode(202);
  }

  private ValidatableResponse shown(String id) {
    return account.admin().get(PATH + "/" + id).then().statusCode(200);
  }
}
