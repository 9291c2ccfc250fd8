package dev.hookferry.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hookferry.support.ScriptedReceiver;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What one endpoint gets, and what the others notice of it. */
@QuarkusTest
class FairnessTest {

  private final Given given;
  private final Circuits circuits;

  FairnessTest(Given given, Circuits circuits) {
    this.given = given;
    this.circuits = circuits;
  }

  @Test
  void givenEndpointThatHangs_whenItHasABacklog_thenAFewRequestsAndNobodyElseNotices() {
    try (var hanging = ScriptedReceiver.start().hangs();
        var quick = ScriptedReceiver.start()) {
      int account = given.account();
      UUID endpoint =
          given.endpoint(account).at(hanging.url()).timeout(Duration.ofSeconds(60)).create();
      given.backlog(account, endpoint, 60);
      given.elapse(account, Duration.ZERO);
      Patience.until(() -> hanging.requests().size(), size -> size >= 10);

      int other = given.account();
      given.endpoint(other).at(quick.url()).create();
      long start = System.nanoTime();
      given.published(other, "a", "{}");
      given.onlyAttempt(other);
      assertTrue(System.nanoTime() - start < Duration.ofSeconds(3).toNanos());
      given.turn();
      assertEquals(10, hanging.requests().size());
    }
  }

  @Test
  void givenEndpointWhereNobodyListens_whenItHasABacklog_thenItsCircuitSparesTheAttempts() {
    ScriptedReceiver gone = ScriptedReceiver.start();
    gone.close();
    int account = given.account();
    UUID endpoint = given.endpoint(account).at(gone.url()).create();
    assertEquals("closed", stateOf(endpoint));
    given.backlog(account, endpoint, 60);
    given.elapse(account, Duration.ZERO);

    Patience.until(() -> stateOf(endpoint), "open"::equals);
    Patience.until(() -> given.live(account), rows -> rows.stream().noneMatch(LiveRow::leased));
    int attempts = given.attempts(account).size();
    assertTrue(attempts >= 10 && attempts < 30, "attempts: " + attempts);
    given.elapse(account, Duration.ofSeconds(67));
    given.turn();
    assertEquals(attempts, given.attempts(account).size());
    assertEquals(60, given.live(account).size());
  }

  private String stateOf(UUID endpoint) {
    return circuits.of(endpoint, 0).orElseThrow().state();
  }

  @Test
  void givenRateLimit_whenThereIsABacklog_thenNoFasterAndNoSlower() {
    try (var receiver = ScriptedReceiver.start()) {
      int account = given.account();
      UUID endpoint = given.endpoint(account).at(receiver.url()).rateLimit(20).create();
      given.backlog(account, endpoint, 22);
      long start = System.nanoTime();
      given.elapse(account, Duration.ZERO);

      List<AttemptRow> attempts = given.attempts(account, 22);
      Duration took = Duration.ofNanos(System.nanoTime() - start);
      assertTrue(attempts.stream().allMatch(row -> row.number() == 1));
      assertTrue(took.compareTo(Duration.ofMillis(980)) > 0, "too fast: " + took);
      assertTrue(took.compareTo(Duration.ofSeconds(5)) < 0, "too slow: " + took);
    }
  }

  @Test
  void givenEndpointThatAsksForAPause_whenItIsOver_thenTheRestOfItsLaneGoes() {
    try (var receiver = ScriptedReceiver.start().answers(503).then(204)) {
      int account = given.account();
      UUID endpoint = given.endpoint(account).at(receiver.url()).create();
      given.backlog(account, endpoint, 40);
      given.elapse(account, Duration.ZERO);

      List<AttemptRow> attempts = given.attempts(account, 40);
      assertEquals(40, attempts.size());
      assertEquals(1, attempts.stream().filter(row -> row.outcome().equals("RESCHEDULED")).count());
      assertEquals(1, given.resting(account, 1).attempts());
    }
  }
}
