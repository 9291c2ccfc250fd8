package dev.hookferry.flow;

import static dev.hookferry.support.Await.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hookferry.registry.endpoint.EndpointSet;
import dev.hookferry.registry.endpoint.Endpoints;
import io.quarkus.test.junit.QuarkusTest;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is recorded of a request that its endpoint does not outlive. */
@QuarkusTest
class DeletedEndpointTest {

  private final Given given;
  private final Endpoints endpoints;
  private final CountDownLatch deleted = new CountDownLatch(1);

  DeletedEndpointTest(Given given, Endpoints endpoints) {
    this.given = given;
    this.endpoints = endpoints;
  }

  @AfterEach
  void letGo() {
    deleted.countDown();
  }

  @ParameterizedTest
  @CsvSource({"200 OK, SUCCEEDED, 200", "500 No, FAILED, 500"})
  void givenRequestInFlight_whenItsEndpointIsDeleted_thenItsAttemptIsTheLast(
      String answer, String outcome, int status) {
    try (var receiver = answeringOnceDeleted(answer)) {
      int account = given.account();
      UUID endpoint = given.endpoint(account).at(receiver.url()).create();
      given.published(account, "a", "{}");
      Patience.until(receiver::connections, count -> count == 1);
      assertTrue(await(() -> endpoints.delete(EndpointSet.all(account), endpoint)));
      deleted.countDown();

      AttemptRow attempt = given.onlyAttempt(account);
      assertEquals(outcome, attempt.outcome());
      assertEquals(status, attempt.status());
      assertEquals(1, attempt.leaseNo());
      assertEquals(1, attempt.number());
      assertTrue(given.live(account).isEmpty());
    }
  }

  private RawReceiver answeringOnceDeleted(String answer) {
    return RawReceiver.start(
        connection -> {
          connection.readRequest();
          connection.await(deleted);
          connection.write("HTTP/1.1 " + answer + "\r\nContent-Length: 0\r\n\r\n");
        });
  }
}
