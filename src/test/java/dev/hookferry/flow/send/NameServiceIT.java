package dev.hookferry.flow.send;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hookferry.support.NameServer;
import dev.hookferry.support.PackagedService;
import dev.hookferry.support.PostgresResource;
import dev.hookferry.support.ReceivedRequest;
import dev.hookferry.support.ScriptedReceiver;
import dev.hookferry.support.TestAccount;
import io.restassured.RestAssured;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged service with a name server of its own. */
class NameServiceIT {

  private static final int MORE_THAN_THREADS = 60;

  @TempDir static Path data;

  private static NameServer names;
  private static PackagedService service;

  private final TestAccount account = TestAccount.create();

  @BeforeAll
  static void start() {
    names = NameServer.start();
    service =
        PackagedService.start(
            data,
            Map.of(
                "QUARKUS_VERTX_RESOLVER_SERVERS",
                names.address(),
                "HOOKFERRY_OPERATOR_KEY",
                PostgresResource.OPERATOR_KEY,
                "HOOKFERRY_EGRESS_ALLOW",
                "127.0.0.0/8"));
    RestAssured.baseURI = service.uri().toString();
  }

  @AfterAll
  static void stop() {
    RestAssured.reset();
    service.close();
    names.close();
  }

  @Test
  void givenName_whenSent_thenToTheAddressThatTheNameServerSays() {
    try (ScriptedReceiver receiver = ScriptedReceiver.start()) {
      account.endpoint(url("hooks.example", receiver), Map.of());

      account.publish("invoice.paid", "1");

      ReceivedRequest request = receiver.next();
      assertEquals("hooks.example:" + receiver.port(), request.header("Host"));
      assertTrue(names.asked().contains("hooks.example"), names.asked()::toString);
    }
  }

  @Test
  void givenNameServerSilentOnManyNames_whenAnotherIsSentTo_thenItDoesNotWait() {
    try (ScriptedReceiver receiver = ScriptedReceiver.start()) {
      IntStream.range(0, MORE_THAN_THREADS)
          .forEach(i -> account.endpoint(url(i + ".silent", receiver), Map.of()));
      account.publish("invoice.unanswered", "1");
      account.endpoint(url("answered.example", receiver), Map.of());
      Instant start = Instant.now();

      String event = account.publish("invoice.paid", "1");

      assertEquals(event, receiver.next().header("webhook-id"));
      Duration waited = Duration.between(start, Instant.now());
      assertTrue(waited.compareTo(Duration.ofSeconds(3)) < 0, waited.toString());
    }
  }

  private static String url(String host, ScriptedReceiver receiver) {
    return "http://" + host + ":" + receiver.port() + "/hook";
  }
}
