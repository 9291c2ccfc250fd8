package dev.hookferry.flow.pace;

import static dev.hookferry.support.Eventually.eventually;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hookferry.domain.lane.ClaimScope;
import dev.hookferry.domain.lane.LaneKey;
import dev.hookferry.support.TestSettings;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** When the line is turned, and what becomes of a claim that is late. */
class DeliverySchedulerTest {

  private static final Vertx VERTX = Vertx.vertx();
  private static final LaneKey LANE = new LaneKey(1, new UUID(1, 1));
  private static final int SLOTS = 10;
  private static final Line.Turn NOTHING = new Line.Turn(0, Uni.createFrom().voidItem());

  private final BlockingQueue<StartedClaim> claims = new LinkedBlockingQueue<>();
  private DeliveryScheduler scheduler;

  /** A claim that the test answers. */
  private record StartedClaim(
      int slots, ClaimScope claimScope, UniEmitter<? super Line.Turn> answer) {}

  @AfterEach
  void stop() {
    scheduler.stop();
  }

  @AfterAll
  static void close() {
    VERTX.close();
  }

  private void start() {
    Line line =
        (slots, claimScope) ->
            Uni.createFrom()
                .emitter(answer -> claims.add(new StartedClaim(slots, claimScope, answer)));
    scheduler =
        new DeliveryScheduler(
            () -> line, VERTX, TestSettings.of(Map.of("hookferry.engine.slots", "" + SLOTS)));
    scheduler.start(new StartupEvent());
  }

  private StartedClaim next() throws InterruptedException {
    StartedClaim claim = claims.poll(10, TimeUnit.SECONDS);
    assertTrue(claim != null, "no claim");
    return claim;
  }

  /** As the poll does when a claim is late. */
  private StartedClaim nextWithoutWaiting() throws InterruptedException {
    scheduler.awaitNoLonger();
    return next();
  }

  @Test
  void givenClaimThatIsLate_whenItEndsAtLast_thenWhatItTookIsSentAndHoldsItsSlots()
      throws Exception {
    start();
    StartedClaim late = next();
    nextWithoutWaiting();
    CountDownLatch sent = new CountDownLatch(1);

    late.answer().complete(new Line.Turn(4, Uni.createFrom().voidItem().invoke(sent::countDown)));

    assertTrue(sent.await(10, TimeUnit.SECONDS), "taken, and left to its lease");
    assertEquals(SLOTS - 4, nextWithoutWaiting().slots());
  }

  @Test
  void givenManyLateClaims_whenAnotherIsLate_thenItIsWaitedForUntilOneEnds() throws Exception {
    start();
    StartedClaim first = next();
    for (int i = 0; i < DeliveryScheduler.MOST_LATE; i++) {
      nextWithoutWaiting();
    }
    scheduler.awaitNoLonger();
    assertEquals(null, claims.poll(300, TimeUnit.MILLISECONDS));

    first.answer().complete(NOTHING);
    nextWithoutWaiting();
  }

  @Test
  void givenClaimThatIsLate_whenTheNextWalks_thenOnAWalkOfItsOwn() throws Exception {
    start();
    ClaimScope.Everywhere late = (ClaimScope.Everywhere) next().claimScope();
    ClaimScope.Everywhere meanwhile = (ClaimScope.Everywhere) nextWithoutWaiting().claimScope();

    late.cursor().stepped(LANE);
    late.cursor().ended();

    assertTrue(meanwhile.cursor().isUnderWay());
  }

  @Test
  void givenClaimUnderWay_whenWoken_thenTheNextWaitsForIt() throws Exception {
    start();
    StartedClaim first = next();
    scheduler.wake(List.of(LANE));
    CompletableFuture<Void> passed = new CompletableFuture<>();
    VERTX.setTimer(50, timer -> passed.complete(null));
    passed.get(10, TimeUnit.SECONDS);
    assertTrue(claims.isEmpty());

    first.answer().complete(NOTHING);
    assertEquals(new ClaimScope.At(Set.of(LANE)), next().claimScope());
  }

  @Test
  void givenClaimThatFails_whenWoken_thenClaimedAgain() throws Exception {
    start();
    next().answer().fail(new IllegalStateException("the database is away"));
    scheduler.wake();
    assertEquals(SLOTS, next().slots());
  }

  @Test
  void givenClaimsThatFail_whenOneSucceeds_thenCountedUntilThen() throws Exception {
    start();
    for (int failures = 1; failures <= 3; failures++) {
      next().answer().fail(new IllegalStateException("no such column"));
      assertFailedClaims(failures);
      scheduler.wake();
    }

    next().answer().complete(NOTHING);
    assertFailedClaims(0);
  }

  @Test
  void givenClaimThatIsLate_whenTheNextIsStarted_thenCountedAsFailed() throws Exception {
    start();
    StartedClaim late = next();
    nextWithoutWaiting();

    assertTrue(scheduler.failedClaims() > 0);
    late.answer().complete(NOTHING);
  }

  private void assertFailedClaims(int count) {
    eventually(() -> assertEquals(count, scheduler.failedClaims()));
  }

  @Test
  void givenStop_whenATurnIsUnderWay_thenIdleOnceItsSlotsAreFree() throws Exception {
    start();
    StartedClaim claim = next();
    CompletableFuture<Void> idle = scheduler.stop();
    CompletableFuture<Void> taken = new CompletableFuture<>();
    claim
        .answer()
        .complete(new Line.Turn(1, Uni.createFrom().voidItem().invoke(() -> taken.complete(null))));
    taken.get(10, TimeUnit.SECONDS);
    assertTrue(!idle.isDone());

    scheduler.slotFreed();
    idle.get(10, TimeUnit.SECONDS);
  }
}
