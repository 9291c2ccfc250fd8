package dev.hookferry.flow;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hookferry.domain.model.IdempotencyKey;
import dev.hookferry.flow.fanout.FanOut;
import dev.hookferry.flow.fanout.FirstLease;
import dev.hookferry.flow.fanout.Leasing;
import dev.hookferry.flow.publish.Draft;
import dev.hookferry.flow.publish.Submission;
import dev.hookferry.support.ScriptedReceiver;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Deliveries that are stored with a lease of this process, and sent without a claim. */
@QuarkusTest
class FirstLeaseTest {

  private static final String DATA = "{\"é\": 1}";

  private final Given given;
  private final FanOut fanOut;
  private final DeliveryEngine engine;
  private final FirstLeases leases;
  private final Pool pool;

  FirstLeaseTest(Given given, FanOut fanOut, DeliveryEngine engine, FirstLeases leases, Pool pool) {
    this.given = given;
    this.fanOut = fanOut;
    this.engine = engine;
    this.leases = leases;
    this.pool = pool;
  }

  /** An account whose endpoint was sent one event, so that its lane is known. */
  private int known(ScriptedReceiver receiver) {
    int account = given.account();
    given.endpoint(account).at(receiver.url()).create();
    given.published(account, "a", "{}");
    receiver.next();
    given.onlyAttempt(account);
    return account;
  }

  private FanOut.Result.Committed stored(int account) {
    Draft draft = Draft.of(Given.event("a", DATA), 0, Instant.now(), new SecureRandom());
    return (FanOut.Result.Committed)
        fanOut
            .commit(pool, List.of(new Submission(account, List.of(draft))))
            .await()
            .indefinitely()
            .getFirst();
  }

  /** One that is leased: a claim under way everywhere may want the room for itself. */
  private FirstLease leased(int account) {
    FanOut.Result.Committed stored =
        Patience.until(() -> stored(account), result -> !result.leased().isEmpty());
    assertTrue(stored.lanes().isEmpty(), "due as well");
    return stored.leased().getFirst();
  }

  private LiveRow row(FirstLease lease) {
    return given.live(lease.delivery().accountId()).stream()
        .filter(row -> row.id().equals(lease.delivery().id()))
        .findFirst()
        .orElseThrow();
  }

  private List<AttemptRow> attempts(FirstLease lease, int count) {
    return Patience.until(
        () ->
            given.attempts(lease.delivery().accountId()).stream()
                .filter(attempt -> attempt.deliveryId().equals(lease.delivery().id()))
                .toList(),
        found -> found.size() >= count);
  }

  @Test
  void givenLaneWithRoom_whenStored_thenLeasedAndSentWithoutAClaim() {
    try (var receiver = ScriptedReceiver.start()) {
      int account = known(receiver);
      FirstLease lease = leased(account);
      LiveRow row = row(lease);
      assertTrue(row.leased());
      assertEquals(1, row.leaseNo());
      assertEquals(55, row.dueInSeconds(), 3);

      engine.begin(List.of(lease));

      AttemptRow attempt = attempts(lease, 1).getFirst();
      assertEquals("SUCCEEDED", attempt.outcome());
      assertEquals(1, attempt.leaseNo());
      assertEquals(1, attempt.number());
      assertArrayEquals(DATA.getBytes(), receiver.requests().getLast().body());
      assertEquals(1, attempts(lease, 1).size());
    }
  }

  @Test
  void givenLeaseWhoseProcessDiesBeforeItSends_whenItRunsOut_thenTakenOver() {
    try (var receiver = ScriptedReceiver.start()) {
      int account = known(receiver);
      FirstLease lease = leased(account);
      leases.giveBack(List.of(lease));

      given.elapse(account, Duration.ofSeconds(56));

      List<AttemptRow> attempts = attempts(lease, 2);
      assertEquals(
          List.of("ABANDONED", "SUCCEEDED"),
          attempts.stream().map(AttemptRow::outcome).sorted().toList());
      assertEquals(List.of(1, 2), attempts.stream().map(AttemptRow::leaseNo).sorted().toList());
    }
  }

  @Test
  void givenLeaseThatWaitsLongerThanTheMargin_whenItsTurnComes_thenGivenBackAndClaimed() {
    try (var receiver = ScriptedReceiver.start()) {
      int account = known(receiver);
      FirstLease fresh = leased(account);
      Leasing old =
          new Leasing(
              fresh.leasing().owner(),
              System.nanoTime() - Duration.ofSeconds(40).toNanos(),
              fresh.leasing().terms());
      FirstLease late =
          new FirstLease(
              fresh.delivery(),
              fresh.number(),
              old,
              fresh.timeoutMillis(),
              fresh.endpointVersion());

      engine.begin(List.of(late));

      AttemptRow attempt = attempts(late, 1).getFirst();
      assertEquals("SUCCEEDED", attempt.outcome());
      assertEquals(1, attempt.leaseNo(), "a number that was not used is given back");
    }
  }

  @Test
  void givenEndpointThatStartedAfresh_whenStored_thenDue() {
    try (var receiver = ScriptedReceiver.start()) {
      int account = known(receiver);
      given.run(
          "UPDATE endpoint SET fresh_starts = fresh_starts + 1 WHERE account_id = $1", account);

      FanOut.Result.Committed stored = stored(account);

      assertEquals(List.of(), stored.leased());
      assertEquals(1, stored.lanes().size());
      given.attempts(account, 2);
    }
  }

  @Test
  void givenLeaseThatIsLost_whenItsResultComes_thenItChangesNothing() {
    try (var receiver = ScriptedReceiver.start()) {
      int account = known(receiver);
      FirstLease lease = leased(account);
      given.elapse(account, Duration.ofSeconds(56));
      attempts(lease, 2);
      double lost = given.counter("hookferry.leases.lost");

      engine.begin(List.of(lease));

      Patience.until(() -> given.counter("hookferry.leases.lost"), now -> now == lost + 1);
      assertEquals(2, attempts(lease, 2).size());
    }
  }

  @Test
  void givenManyAtOnceUnderKeysOrNot_whenPublished_thenEachIsSentOnce() {
    try (var receiver = ScriptedReceiver.start()) {
      int account = known(receiver);
      for (int i = 0; i < 20; i++) {
        IdempotencyKey key = new IdempotencyKey("k" + i, new byte[] {1});
        given.publish(account, Optional.of(key), Given.event("a", "{}"), Given.event("a", "{}"));
        given.publish(account, Optional.of(key), Given.event("a", "{}"), Given.event("a", "{}"));
        given.published(account, "a", "{}");
      }
      List<AttemptRow> attempts = given.attempts(account, 61);
      Patience.until(() -> given.live(account), List::isEmpty);
      assertEquals(61, attempts.size());
      assertEquals(61, attempts.stream().map(AttemptRow::deliveryId).distinct().count());
      assertTrue(attempts.stream().allMatch(attempt -> attempt.outcome().equals("SUCCEEDED")));
      assertEquals(61, receiver.requests().size());
    }
  }
}
