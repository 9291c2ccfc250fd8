package dev.hookferry.flow;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.standardwebhooks.Webhook;
import dev.hookferry.domain.model.AcceptedEvent;
import dev.hookferry.domain.model.PublicId;
import dev.hookferry.support.ReceivedRequest;
import dev.hookferry.support.ScriptedReceiver;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
class LineTest {

  private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSwMfKQ9r8GKYo=";

  private final Given given;

  LineTest(Given given) {
    this.given = given;
  }

  @Test
  void givenEndpointWithSecret_whenPublished_thenDeliveredSignedAndRecorded() {
    try (var receiver = ScriptedReceiver.start().answers(202, Map.of("X-Told", "yes"), "thanks")) {
      int account = given.account();
      given.endpoint(account).at(receiver.url("/hook?a=b")).secret(SECRET).create();
      AcceptedEvent event = given.published(account, "invoice.paid", "{\"é\": 1}");

      ReceivedRequest request = receiver.next();
      assertEquals("POST /hook?a=b", request.method() + " " + request.target());
      assertArrayEquals("{\"é\": 1}".getBytes(UTF_8), request.body());
      assertEquals("application/json", request.header("Content-Type"));
      assertEquals(PublicId.EVENT.of(event.id()), request.header("webhook-id"));
      assertDoesNotThrow(() -> new Webhook(SECRET).verify(request.text(), headers(request)));

      AttemptRow attempt = given.onlyAttempt(account);
      assertEquals("SUCCEEDED", attempt.outcome());
      assertEquals(1, attempt.number());
      assertEquals(1, attempt.leaseNo());
      assertEquals(202, attempt.status());
      assertNull(attempt.error());
      assertEquals("yes", attempt.headers().getString("x-told"));
      assertEquals("thanks", new String(attempt.body(), UTF_8));
      assertTrue(given.live(account).isEmpty());
    }
  }

  private static Map<String, List<String>> headers(ReceivedRequest request) {
    return Map.of(
        "webhook-id", request.headerValues("webhook-id"),
        "webhook-timestamp", request.headerValues("webhook-timestamp"),
        "webhook-signature", request.headerValues("webhook-signature"));
  }

  @Test
  void givenEndpointsWithPatterns_whenPublished_thenOnlyThoseThatWantIt() {
    try (var receiver = ScriptedReceiver.start()) {
      int account = given.account();
      given.endpoint(account).at(receiver.url("/all")).create();
      given.endpoint(account).at(receiver.url("/vm")).wanting("vm.*").create();
      given.endpoint(account).at(receiver.url("/disk")).wanting("disk.*", "vm.created").create();
      given.endpoint(account).at(receiver.url("/other")).wanting("other").create();

      assertEquals(3, given.published(account, "vm.created", "{}").deliveries());
      given.attempts(account, 3);
      assertEquals(
          List.of("/all", "/disk", "/vm"),
          receiver.requests().stream().map(ReceivedRequest::target).sorted().toList());
    }
  }

  @Test
  void givenFailures_whenTimePasses_thenRetriedOnScheduleUntilDelivered() {
    try (var receiver = ScriptedReceiver.start().answers(500).then(404).then(204)) {
      int account = given.account();
      given.endpoint(account).at(receiver.url()).create();
      given.published(account, "a", "{}");

      assertEquals(60, given.resting(account, 1).dueInSeconds(), 7);
      given.elapse(account, Duration.ofSeconds(67));
      assertEquals(600, given.resting(account, 2).dueInSeconds(), 62);
      given.elapse(account, Duration.ofSeconds(662));

      List<AttemptRow> attempts = given.attempts(account, 3);
      assertEquals(
          List.of("RESCHEDULED", "RESCHEDULED", "SUCCEEDED"),
          attempts.stream().map(AttemptRow::outcome).toList());
      assertEquals(List.of(1, 2, 3), attempts.stream().map(AttemptRow::number).toList());
      assertEquals(List.of(1, 2, 3), attempts.stream().map(AttemptRow::leaseNo).toList());
      assertEquals("status 500", attempts.getFirst().error());
      assertEquals(
          List.of("1", "2", "3"),
          receiver.requests().stream().map(request -> request.header("X-Attempt")).toList());
      assertEquals(
          1, receiver.requests().stream().map(r -> r.header("webhook-id")).distinct().count());
    }
  }

  @Test
  void givenNoRetryLeft_whenItFails_thenFailedForGood() {
    try (var receiver = ScriptedReceiver.start().answers(500)) {
      int account = given.account();
      UUID endpoint = given.endpoint(account).at(receiver.url()).retries(1).create();
      given.published(account, "a", "{}");
      given.resting(account, 1);
      given.elapse(account, Duration.ofSeconds(67));

      assertEquals("FAILED", given.attempts(account, 2).getLast().outcome());
      assertTrue(given.live(account).isEmpty());
      assertTrue(given.enabled(endpoint));
      assertEquals(
          2,
          given
              .run("SELECT * FROM endpoint_health WHERE endpoint_id = $1", endpoint)
              .getFirst()
              .getInteger("consecutive_failures"));
    }
  }

  @Test
  void givenOwnBackoff_whenItFails_thenItsDelaysGrow() {
    try (var receiver = ScriptedReceiver.start().answers(500)) {
      int account = given.account();
      given.endpoint(account).at(receiver.url()).backoff(100, 3).create();
      given.published(account, "a", "{}");

      assertEquals(100, given.resting(account, 1).dueInSeconds(), 11);
      given.elapse(account, Duration.ofSeconds(111));
      assertEquals(300, given.resting(account, 2).dueInSeconds(), 31);
    }
  }

  @Test
  void givenGone_whenDelivered_thenFailedAndEndpointDisabled() {
    try (var receiver = ScriptedReceiver.start().answers(410)) {
      int account = given.account();
      UUID endpoint = given.endpoint(account).at(receiver.url()).create();
      given.published(account, "a", "{}");

      assertEquals("FAILED", given.onlyAttempt(account).outcome());
      assertFalse(given.enabled(endpoint));
      assertTrue(given.live(account).isEmpty());
      assertEquals(0, given.published(account, "a", "{}").deliveries());
    }
  }

  @Test
  void givenDisabledEndpoint_whenDue_thenItsDeliveriesWaitUntilItIsEnabled() {
    try (var receiver = ScriptedReceiver.start().answers(500).then(204)) {
      int account = given.account();
      UUID endpoint = given.endpoint(account).at(receiver.url()).create();
      given.published(account, "a", "{}");
      given.resting(account, 1);
      given.run("UPDATE endpoint SET enabled = false WHERE id = $1", endpoint);
      given.elapse(account, Duration.ofSeconds(67));
      given.turn();
      assertEquals(1, given.live(account).getFirst().leaseNo());

      given.run("UPDATE endpoint SET enabled = true WHERE id = $1", endpoint);
      given.elapse(account, Duration.ZERO);
      assertEquals("SUCCEEDED", given.attempts(account, 2).getLast().outcome());
    }
  }

  @Test
  void givenDeletedEndpoint_whenDue_thenFailedWithoutARequest() {
    try (var receiver = ScriptedReceiver.start().answers(500)) {
      int account = given.account();
      UUID endpoint = given.endpoint(account).at(receiver.url()).create();
      given.published(account, "a", "{}");
      given.resting(account, 1);
      given.run("DELETE FROM endpoint WHERE id = $1", endpoint);
      given.elapse(account, Duration.ofSeconds(67));

      AttemptRow last = given.attempts(account, 2).getLast();
      assertEquals("FAILED", last.outcome());
      assertEquals("endpoint deleted", last.error());
      assertNull(last.leaseNo());
      assertEquals(1, last.number());
      assertTrue(given.live(account).isEmpty());
      assertEquals(1, receiver.requests().size());
    }
  }

  @Test
  void givenRetryAfter_whenTooManyRequests_thenNotTriedEarlier() {
    try (var receiver =
        ScriptedReceiver.start()
            .answers(429, Map.of("Retry-After", "3000"), "")
            .then(500, Map.of("Retry-After", "3000"), "")) {
      int account = given.account();
      given.endpoint(account).at(receiver.url()).create();
      given.published(account, "a", "{}");

      double due = given.resting(account, 1).dueInSeconds();
      assertTrue(due > 3000 - 20 && due <= 3000, "due in " + due);
      given.elapse(account, Duration.ofSeconds(3000));
      assertEquals(600, given.resting(account, 2).dueInSeconds(), 62);
    }
  }

  @Test
  void givenEndpointThatOnlyFailsForLong_whenItFailsAgain_thenDisabled() {
    try (var receiver = ScriptedReceiver.start().answers(500)) {
      int account = given.account();
      UUID endpoint = given.endpoint(account).at(receiver.url()).create();
      given.published(account, "a", "{}");
      given.resting(account, 1);
      given.run(
          "UPDATE endpoint_health SET failing_since = now() - interval '6 days' WHERE endpoint_id = $1",
          endpoint);
      given.elapse(account, Duration.ofSeconds(67));

      given.attempts(account, 2);
      assertFalse(given.enabled(endpoint));
      assertEquals(1, given.live(account).size());
    }
  }

  @Test
  void givenLaneWithBacklog_whenReceiverIsQuick_thenAllOfItGoesWithoutWaitingForThePoll() {
    try (var receiver = ScriptedReceiver.start()) {
      int account = given.account();
      UUID endpoint = given.endpoint(account).at(receiver.url()).create();
      int backlog = 300;
      given.backlog(account, endpoint, backlog);
      long start = System.nanoTime();
      given.elapse(account, Duration.ZERO);

      given.attempts(account, backlog);
      Duration took = Duration.ofNanos(System.nanoTime() - start);
      assertTrue(took.compareTo(Duration.ofSeconds(10)) < 0, "took " + took);
      assertEquals(backlog, receiver.requests().size());
    }
  }
}
