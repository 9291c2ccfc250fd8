package dev.hookferry.api.account;

import static dev.hookferry.support.Eventually.eventually;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.hookferry.support.ScriptedReceiver;
import dev.hookferry.support.TestAccount;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The publisher's trace goes on at the receiver, retries and replays included. */
@QuarkusTest
class TraceContextTest {

  private static final String TRACE = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

  private TestAccount account;
  private ScriptedReceiver receiver;

  @BeforeEach
  void setUp() {
    account = TestAccount.create();
    receiver = ScriptedReceiver.start();
    account.endpoint(receiver.url(), Map.of("initial_backoff_seconds", 1));
  }

  @AfterEach
  void tearDown() {
    receiver.close();
  }

  private String publish(String traceparent) {
    return account
        .admin()
        .header("traceparent", traceparent)
        .body("{\"type\": \"a.b\", \"data\": 1}")
        .post("/v1/webhooks/events")
        .then()
        .statusCode(202)
        .extract()
        .path("id");
  }

  @Test
  void givenTrace_whenPublished_thenEachAttemptIsPartOfIt() {
    receiver.answers(500).then(200);
    publish(TRACE);
    assertEquals(TRACE, receiver.next().header("traceparent"));
    assertEquals(TRACE, receiver.next().header("traceparent"));
  }

  @Test
  void givenTrace_whenAttemptIsShown_thenItsRequestHasIt() {
    String event = publish(TRACE);
    assertEquals(TRACE, receiver.next().header("traceparent"));
    String delivery = account.admin().get("/v1/webhooks/events/" + event).path("deliveries[0].id");
    eventually(
        () ->
            account
                .admin()
                .get("/v1/webhooks/deliveries/" + delivery)
                .then()
                .body("attempts[0].request.headers.traceparent", is(TRACE)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "x",
        "01-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
        "00-00000000000000000000000000000000-00f067aa0ba902b7-01",
        "00-4bf92f3577b34da6a3ce929d0e0e4736-0000000000000000-01",
        "00-4BF92F3577B34DA6A3CE929D0E0E4736-00f067aa0ba902b7-01"
      })
  void givenNoTrace_whenPublished_thenTakenWithoutIt(String traceparent) {
    publish(traceparent);
    assertNull(receiver.next().header("traceparent"));
  }
}
