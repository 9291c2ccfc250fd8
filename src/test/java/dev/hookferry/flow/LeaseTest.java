package dev.hookferry.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hookferry.domain.model.Event;
import dev.hookferry.domain.model.Receiver;
import dev.hookferry.domain.model.Scope;
import dev.hookferry.flow.claim.ClaimedDelivery;
import dev.hookferry.flow.claim.Lease;
import dev.hookferry.flow.record.Outcome;
import dev.hookferry.support.ScriptedReceiver;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** What holds when workers stall or die, and keys or connections go stale. */
@QuarkusTest
class LeaseTest {

  private static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n";

  private final Given given;
  private final DeliveryWorker worker;

  LeaseTest(Given given, DeliveryWorker worker) {
    this.given = given;
    this.worker = worker;
  }

  @Test
  void givenLeaseThatEndsDuringTheRequest_whenItsResultComes_thenItChangesNothing() {
    CountDownLatch late = new CountDownLatch(1);
    try (var receiver = RawReceiver.start(connection -> firstAnswersLate(connection, late))) {
      int account = given.account();
      given.endpoint(account).at(receiver.url()).create();
      given.published(account, "a", "{}");
      Patience.until(receiver::connections, count -> count == 1);
      given.elapse(account, Duration.ofSeconds(56));

      List<AttemptRow> attempts = given.attempts(account, 2);
      assertEquals(
          List.of("ABANDONED", "SUCCEEDED"),
          attempts.stream().map(AttemptRow::outcome).sorted().toList());
      assertTrue(given.live(account).isEmpty());
      double lost = given.counter("hookferry.leases.lost");
      late.countDown();
      Patience.until(() -> given.counter("hookferry.leases.lost"), now -> now == lost + 1);
      assertEquals(
          List.of(1, 2),
          given.attempts(account).stream().map(AttemptRow::leaseNo).sorted().toList());
    }
  }

  private static void firstAnswersLate(RawReceiver.Connection connection, CountDownLatch late)
      throws IOException {
    connection.readRequest();
    if (connection.number() == 1) {
      connection.await(late);
    }
    connection.write(OK);
  }

  @Test
  void givenLease_whenItIsFresh_thenAsLongAsTimeoutFlushAndMargin() {
    try (var receiver = ScriptedReceiver.start().hangs()) {
      int account = given.account();
      given.endpoint(account).at(receiver.url()).create();
      given.published(account, "a", "{}");
      receiver.next();

      LiveRow row = given.live(account).getFirst();
      assertTrue(row.leased());
      assertEquals(55, row.dueInSeconds(), 3);
    }
  }

  @Test
  void givenDeliveryThatLostManyWorkers_whenDue_thenGivenUpWithoutARequest() {
    try (var receiver = ScriptedReceiver.start().answers(500)) {
      int account = given.account();
      given.endpoint(account).at(receiver.url()).create();
      given.published(account, "a", "{}");
      given.resting(account, 1);
      given.run(
          "UPDATE delivery SET lease_no = 6, lease_owner = gen_random_uuid(), due_at = now() WHERE account_id = $1",
          account);

      List<AttemptRow> attempts = given.attempts(account, 3);
      AttemptRow lost = attempts.stream().filter(row -> row.number() == 2).findFirst().get();
      assertEquals("ABANDONED", lost.outcome());
      assertEquals(6, lost.leaseNo());
      AttemptRow last = attempts.stream().filter(row -> row.leaseNo() == null).findFirst().get();
      assertEquals("FAILED", last.outcome());
      assertEquals("given up: 5 workers were lost over it", last.error());
      assertEquals(1, receiver.requests().size());
    }
  }

  @Test
  void givenLeaseThatIsNearlyOver_whenCarried_thenReleasedInsteadOfSent() {
    try (var receiver = ScriptedReceiver.start()) {
      Outcome outcome = worker.carry(delivery(receiver.url(), 36)).await().indefinitely();
      assertInstanceOf(Outcome.Released.class, outcome);
      assertInstanceOf(
          Outcome.Succeeded.class,
          worker.carry(delivery(receiver.url(), 34)).await().indefinitely());
      assertEquals(1, receiver.requests().size());
    }
  }

  @Test
  void givenWorkersThatWereLost_whenCarried_thenSentUntilThereAreTooMany() {
    try (var receiver = ScriptedReceiver.start()) {
      Outcome fourLost = worker.carry(delivery(receiver.url(), 0, 5)).await().indefinitely();
      assertInstanceOf(Outcome.Succeeded.class, fourLost);
      Outcome fiveLost = worker.carry(delivery(receiver.url(), 0, 6)).await().indefinitely();
      assertInstanceOf(Outcome.Dropped.class, fiveLost);
      assertEquals(1, receiver.requests().size());
    }
  }

  private static ClaimedDelivery delivery(String url, int ageSeconds) {
    return delivery(url, ageSeconds, 1);
  }

  private static ClaimedDelivery delivery(String url, int ageSeconds, int leaseNo) {
    UUID id = UUID.randomUUID();
    Lease lease =
        new Lease(
            1,
            id,
            id,
            id,
            leaseNo,
            id,
            0,
            System.nanoTime() - Duration.ofSeconds(ageSeconds).toNanos(),
            Duration.ofSeconds(55),
            null,
            1L,
            0,
            null);
    Receiver receiver =
        new Receiver(
            1,
            id,
            1,
            PlainEnvelope.NAME,
            Scope.ACCOUNT,
            url,
            "POST",
            Map.of(),
            true,
            Duration.ofSeconds(10),
            4,
            OptionalLong.empty(),
            OptionalDouble.empty(),
            true,
            List.of(),
            0);
    Event event = new Event(1, id, 1, Scope.ACCOUNT, "a", null, Instant.EPOCH, new byte[0]);
    return new ClaimedDelivery(lease, Optional.of(receiver), false, Optional.of(event));
  }

  @Test
  void givenSecretThatDoesNotOpen_whenDue_thenItsDeliveriesWaitAndNoOthers() {
    try (var receiver = ScriptedReceiver.start()) {
      int account = given.account();
      UUID sealed = given.endpoint(account).at(receiver.url("/sealed")).create();
      given.endpoint(account).at(receiver.url("/open")).create();
      given.run(
          "INSERT INTO endpoint_secret VALUES ($1, $2, 0, $3, now(), NULL)",
          account,
          sealed,
          Buffer.buffer("\u0001nonsense that nobody can open, ever at all"));
      given.published(account, "a", "{}");

      assertEquals("/open", receiver.next().target());
      LiveRow waiting = given.resting(account, 0);
      assertEquals(sealed, waiting.endpointId());
      assertEquals(0, waiting.leaseNo());
      assertEquals(60, waiting.dueInSeconds(), 5);
      assertEquals(1, given.attempts(account).size());
    }
  }

  @Test
  void givenKeptConnectionThatTheReceiverClosed_whenUsedNext_thenSentByANewOneInOneAttempt() {
    try (var receiver = RawReceiver.start(LeaseTest::servesOne)) {
      int account = given.account();
      given.endpoint(account).at(receiver.url()).create();
      given.published(account, "a", "{}");
      given.attempts(account, 1);
      Patience.until(receiver::ended, ended -> ended == 1);
      given.published(account, "a", "{}");

      assertEquals(
          List.of("SUCCEEDED", "SUCCEEDED"),
          given.attempts(account, 2).stream().map(AttemptRow::outcome).toList());
    }
  }

  private static void servesOne(RawReceiver.Connection connection) throws IOException {
    connection.readRequest();
    connection.write(OK);
  }

  @Test
  void givenKeptConnection_whenTheReceiverTakesTheRequestAndCloses_thenAFailedAttempt() {
    try (var receiver = RawReceiver.start(LeaseTest::servesOneAndDropsTheNext)) {
      int account = given.account();
      given.endpoint(account).at(receiver.url()).create();
      List<AttemptRow> all = attemptsUntilOneFails(account);

      assertEquals("RESCHEDULED", all.getLast().outcome());
      assertEquals(all.size() - 1, receiver.connections(), "nothing was sent again");
    }
  }

  /** A kept connection rests before it is used again; until then each event gets a new one. */
  private List<AttemptRow> attemptsUntilOneFails(int account) {
    List<AttemptRow> all = List.of();
    while (all.size() < 1000 && all.stream().allMatch(row -> row.outcome().equals("SUCCEEDED"))) {
      given.published(account, "a", "{}");
      all = given.attempts(account, all.size() + 1);
    }
    return all;
  }

  private static void servesOneAndDropsTheNext(RawReceiver.Connection connection)
      throws IOException {
    connection.readRequest();
    connection.write(OK);
    connection.readRequest();
  }
}
