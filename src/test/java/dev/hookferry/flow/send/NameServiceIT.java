package dev.hookferry.flow.send;

import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hookferry.support.Eventually;
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
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
                "127.0.0.0/8,::1/128"));
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

  @ParameterizedTest
  @CsvSource({
    "127-0-0-2--127-0-0-1.example, 127.0.0.1", // refuses, takes
    "127-0-0-1--127-0-0-2.example, 127.0.0.1",
    "127-0-0-2--127-0-0-3--127-0-0-4--127-0-0-1.example, 127.0.0.1",
    "v6--127-0-0-1.example, 127.0.0.1",
    "localhost, 127.0.0.1",
  })
  void givenSeveralAddresses_whenSent_thenToTheOneThatTakesItAndTheRecordSaysWhich(
      String host, String called) {
    try (ScriptedReceiver receiver = ScriptedReceiver.start()) {
      account.endpoint(url(host, receiver), Map.of());

      account.publish("invoice.paid", "1");

      assertEquals(host + ":" + receiver.port(), receiver.next().header("Host"));
      assertEquals(called, last("attempts[0].address"));
      assertEquals(1, receiver.requests().size());
    }
  }

  @Test
  void givenOneAddressThatIsBlocked_whenSent_thenToNone() {
    try (ScriptedReceiver receiver = ScriptedReceiver.start()) {
      account.endpoint(url("127-0-0-1--10-0-0-1.example", receiver), Map.of());

      account.publish("invoice.paid", "1");

      assertEquals("connection failed", last("attempts[0].error"));
      assertNull(last("attempts[0].address"));
      assertTrue(receiver.requests().isEmpty());
    }
  }

  @Test
  void givenNameBeyondAscii_whenSent_thenAskedForAndCalledByItsAsciiForm() {
    try (ScriptedReceiver receiver = ScriptedReceiver.start()) {
      account.endpoint(url("Bücher.example", receiver), Map.of());

      account.publish("invoice.paid", "1");

      assertEquals("xn--bcher-kva.example:" + receiver.port(), receiver.next().header("Host"));
      assertTrue(names.asked().contains("xn--bcher-kva.example"), names.asked()::toString);
    }
  }

  /** Of the account's only delivery, once it was attempted. */
  private Object last(String path) {
    AtomicReference<Object> found = new AtomicReference<>();
    Eventually.eventually(
        () -> {
          String id =
              account.admin().get("/v1/webhooks/deliveries").then().extract().path("data[0].id");
          var delivery = account.admin().get("/v1/webhooks/deliveries/{id}", id).then();
          delivery.body("attempts.size()", is(1));
          found.set(delivery.extract().path(path));
        });
    return found.get();
  }

  private static String url(String host, ScriptedReceiver receiver) {
    return "http://" + host + ":" + receiver.port() + "/hook";
  }
}
