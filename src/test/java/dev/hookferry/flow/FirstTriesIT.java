package dev.hookferry.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hookferry.support.PackagedService;
import dev.hookferry.support.PostgresResource;
import dev.hookferry.support.ScriptedReceiver;
import dev.hookferry.support.TestAccount;
import io.restassured.RestAssured;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged service as a function that sends while a publisher waits, and at no other time. */
class FirstTriesIT {

  private static final Duration BUDGET = Duration.ofSeconds(3);

  @TempDir static Path data;

  private static PackagedService service;

  private final TestAccount account = TestAccount.create();

  @BeforeAll
  static void start() {
    service =
        PackagedService.start(
            data,
            Map.of(
                "HOOKFERRY_ENGINE_SELF_TURNING", "false",
                "HOOKFERRY_ENGINE_SEND_ON_PUBLISH", BUDGET.toString(),
                "HOOKFERRY_OPERATOR_KEY", PostgresResource.OPERATOR_KEY,
                "HOOKFERRY_EGRESS_ALLOW", "127.0.0.0/8,::1/128",
                "HOOKFERRY_EGRESS_HTTP", "true"));
    RestAssured.baseURI = service.uri().toString();
  }

  @AfterAll
  static void stop() {
    RestAssured.reset();
    service.close();
  }

  @Test
  void givenReceiver_whenPublished_thenItHadItsFirstAttemptBeforeTheAnswer() {
    try (ScriptedReceiver receiver = ScriptedReceiver.start()) {
      account.endpoint(receiver.url(), Map.of());

      String event = account.publish("invoice.paid", "1");

      assertEquals(1, receiver.requests().size());
      assertEquals(event, receiver.next().header("webhook-id"));
    }
  }

  @Test
  void givenHangingReceiver_whenPublished_thenAnsweredAfterTheBudget() {
    try (ScriptedReceiver receiver = ScriptedReceiver.start().hangs()) {
      account.endpoint(receiver.url(), Map.of("timeout_seconds", 60));
      Instant start = Instant.now();

      account.publish("invoice.paid", "1");

      Duration waited = Duration.between(start, Instant.now());
      assertTrue(waited.compareTo(BUDGET) >= 0, waited.toString());
      assertTrue(waited.compareTo(BUDGET.multipliedBy(5)) < 0, waited.toString());
    }
  }
}
