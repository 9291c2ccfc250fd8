package dev.hookferry.flow;

import static dev.hookferry.support.Await.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hookferry.registry.endpoint.EndpointSet;
import dev.hookferry.registry.endpoint.Endpoints;
import dev.hookferry.support.ScriptedReceiver;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** A corrected endpoint is met as if nothing were known of it. */
@QuarkusTest
class FreshStartTest {

  private static final int BACKLOG = 60;
  // Nothing is probed before 30 s have passed.
  private static final Duration AT_ONCE = Duration.ofSeconds(10);

  private final Given given;
  private final Endpoints endpoints;
  private final Circuits circuits;

  FreshStartTest(Given given, Endpoints endpoints, Circuits circuits) {
    this.given = given;
    this.endpoints = endpoints;
    this.circuits = circuits;
  }

  @Test
  void givenOpenCircuit_whenAnotherInstanceCorrectedTheUrl_thenThePollFindsOut() {
    try (var receiver = ScriptedReceiver.start()) {
      int account = given.account();
      UUID endpoint = whereTheCircuitIsOpen(account);
      long start = System.nanoTime();

      given.run(
          "UPDATE endpoint SET url = $2, fresh_starts = fresh_starts + 1 WHERE id = $1",
          endpoint,
          receiver.url());

      assertTheBacklogGoes(account, receiver, start);
    }
  }

  @Test
  void givenOpenCircuit_whenTheUrlIsCorrected_thenRetriesKeepTheirSchedule() {
    try (var receiver = ScriptedReceiver.start()) {
      int account = given.account();
      UUID endpoint = whereTheCircuitIsOpen(account);
      long start = System.nanoTime();

      await(
          () ->
              endpoints.update(
                  EndpointSet.all(account), endpoint, found -> found.url = receiver.url()));

      assertTheBacklogGoes(account, receiver, start);
      assertTrue(given.live(account).stream().allMatch(row -> row.attempts() > 0));
      assertTrue(given.live(account).stream().allMatch(row -> row.dueInSeconds() > 0));
    }
  }

  @Test
  void givenRequestUnderWay_whenTheUrlIsCorrectedBeforeItIsAnswered410_thenNotDisabled() {
    CountDownLatch corrected = new CountDownLatch(1);
    try (var old = RawReceiver.start(connection -> isGone(connection, corrected));
        var receiver = ScriptedReceiver.start()) {
      int account = given.account();
      UUID endpoint = given.endpoint(account).at(old.url()).create();
      given.published(account, "a", "{}");
      Patience.until(old::connections, count -> count == 1);

      await(
          () ->
              endpoints.update(
                  EndpointSet.all(account), endpoint, found -> found.url = receiver.url()));
      corrected.countDown();

      assertEquals(410, given.onlyAttempt(account).status());
      assertTrue(given.enabled(endpoint));
      given.published(account, "a", "{}");
      receiver.next();
    }
  }

  private static void isGone(RawReceiver.Connection connection, CountDownLatch corrected)
      throws IOException {
    connection.readRequest();
    connection.await(corrected);
    connection.write("HTTP/1.1 410 Gone\r\nContent-Length: 0\r\n\r\n");
  }

  /** The tried ones wait for their retries, an hour away; the others are due, and held back. */
  private UUID whereTheCircuitIsOpen(int account) {
    ScriptedReceiver gone = ScriptedReceiver.start();
    gone.close();
    UUID endpoint = given.endpoint(account).at(gone.url()).create();
    given.run("UPDATE endpoint SET initial_backoff_seconds = 3600 WHERE id = $1", endpoint);
    given.backlog(account, endpoint, BACKLOG);
    given.elapse(account, Duration.ZERO);
    Patience.until(() -> stateOf(endpoint), "open"::equals);
    Patience.until(() -> given.live(account), rows -> rows.stream().noneMatch(LiveRow::leased));
    return endpoint;
  }

  private String stateOf(UUID endpoint) {
    return circuits.of(endpoint, 0).orElseThrow().state();
  }

  private void assertTheBacklogGoes(int account, ScriptedReceiver receiver, long startNanos) {
    long tried = given.live(account).stream().filter(row -> row.attempts() > 0).count();
    assertTrue(tried >= 10 && tried < BACKLOG, "tried: " + tried);
    Patience.until(() -> given.live(account).size(), size -> size == tried);
    Duration took = Duration.ofNanos(System.nanoTime() - startNanos);
    assertTrue(took.compareTo(AT_ONCE) < 0, () -> "it took " + took);
    assertEquals(BACKLOG - tried, receiver.requests().size());
  }
}
