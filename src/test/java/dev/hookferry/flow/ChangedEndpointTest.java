package dev.hookferry.flow;

import static dev.hookferry.support.Await.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.hookferry.registry.endpoint.EndpointSet;
import dev.hookferry.registry.endpoint.Endpoints;
import dev.hookferry.support.ScriptedReceiver;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What was changed counts from the next claim on, though the line remembers endpoints. */
@QuarkusTest
class ChangedEndpointTest {

  private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
  private static final String OTHER_SECRET = "whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD";

  private final Given given;
  private final Endpoints endpoints;

  ChangedEndpointTest(Given given, Endpoints endpoints) {
    this.given = given;
    this.endpoints = endpoints;
  }

  @Test
  void givenDeliveries_whenTheUrlIsChangedByAnotherInstance_thenTheNextOneGoesThere() {
    try (var first = ScriptedReceiver.start();
        var second = ScriptedReceiver.start()) {
      int account = given.account();
      UUID endpoint = given.endpoint(account).at(first.url()).create();
      for (int i = 0; i < 3; i++) {
        given.published(account, "a", "{}");
        first.next();
        given.run("UPDATE endpoint SET url = $2 WHERE id = $1", endpoint, second.url());
        given.published(account, "a", "{}");
        second.next();
        given.run("UPDATE endpoint SET url = $2 WHERE id = $1", endpoint, first.url());
      }
      assertEquals(3, first.requests().size());
      assertEquals(3, second.requests().size());
    }
  }

  @Test
  void givenARotatedSecret_whenTheOverlapEnds_thenOnlyTheNewOneSigns() {
    try (var receiver = ScriptedReceiver.start()) {
      int account = given.account();
      UUID endpoint = given.endpoint(account).at(receiver.url()).secret(SECRET).create();
      assertEquals(1, signaturesOfADelivery(account, receiver));
      rotate(account, endpoint, Duration.ofDays(1));
      assertEquals(2, signaturesOfADelivery(account, receiver));
      rotate(account, endpoint, Duration.ofSeconds(1));
      assertEquals(2, signaturesOfADelivery(account, receiver));
      Patience.until(() -> signaturesOfADelivery(account, receiver), count -> count == 1);
    }
  }

  private void rotate(int account, UUID endpoint, Duration overlap) {
    await(() -> endpoints.rotateSecret(EndpointSet.all(account), endpoint, OTHER_SECRET, overlap));
  }

  private int signaturesOfADelivery(int account, ScriptedReceiver receiver) {
    given.published(account, "a", "{}");
    return receiver.next().header("webhook-signature").split(" ").length;
  }
}
