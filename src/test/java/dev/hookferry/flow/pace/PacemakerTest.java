package dev.hookferry.flow.pace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hookferry.domain.lane.LaneKey;
import dev.hookferry.domain.lane.Look;
import dev.hookferry.support.TestSettings;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.Vertx;
import java.time.Duration;
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
class PacemakerTest {

  private static final Vertx VERTX = Vertx.vertx();
  private static final LaneKey LANE = new LaneKey(1, new UUID(1, 1));
  private static final int SLOTS = 10;
  private static final Line.Turn NOTHING = new Line.Turn(0, Uni.createFrom().voidItem());

  private final BlockingQueue<StartedClaim> claims = new LinkedBlockingQueue<>();
  private Pacemaker pacemaker;

  /** A claim that the test answers. */
  private record StartedClaim(int slots, Look look, UniEmitter<? super Line.Turn> answer) {}

  @AfterEach
  void stop() {
    pacemaker.stop();
  }

  @AfterAll
  static void close() {
    VERTX.close();
  }

  private void start(Duration longestClaim) {
    Line line =
        (slots, look) ->
            Uni.createFrom().emitter(answer -> claims.add(new StartedClaim(slots, look, answer)));
    pacemaker =
        new Pacemaker(
            () -> line,
            VERTX,
            TestSettings.of(Map.of("hookferry.engine.slots", "" + SLOTS)),
            longestClaim);
    pacemaker.start(new StartupEvent());
  }

  private StartedClaim next() throws InterruptedException {
    StartedClaim claim = claims.poll(10, TimeUnit.SECONDS);
    assertTrue(claim != null, "no claim");
    return claim;
  }

  @Test
  void givenClaimThatIsLate_whenItEndsAtLast_thenWhatItTookIsSentAndHoldsItsSlots()
      throws Exception {
    start(Duration.ofMillis(20));
    StartedClaim late = next();
    next();
    CountDownLatch sent = new CountDownLatch(1);

    late.answer().complete(new Line.Turn(4, Uni.createFrom().voidItem().invoke(sent::countDown)));

    assertTrue(sent.await(10, TimeUnit.SECONDS), "taken, and left to its lease");
    claims.clear();
    assertEquals(SLOTS - 4, next().slots());
  }

  @Test
  void givenManyLateClaims_whenAnotherIsLate_thenItIsWaitedForUntilOneEnds() throws Exception {
    start(Duration.ofMillis(20));
    StartedClaim first = next();
    for (int i = 0; i < Pacemaker.MOST_LATE; i++) {
      next();
    }
    assertEquals(null, claims.poll(300, TimeUnit.MILLISECONDS));

    first.answer().complete(NOTHING);
    next();
  }

  @Test
  void givenClaimThatIsLate_whenTheNextWalks_thenOnAWalkOfItsOwn() throws Exception {
    start(Duration.ofMillis(20));
    Look.Everywhere late = (Look.Everywhere) next().look();
    Look.Everywhere meanwhile = (Look.Everywhere) next().look();

    late.walk().stepped(LANE);
    late.walk().ended();

    assertTrue(meanwhile.walk().isUnderWay());
  }

  @Test
  void givenClaimUnderWay_whenWoken_thenTheNextWaitsForIt() throws Exception {
    start(Duration.ofMinutes(1));
    StartedClaim first = next();
    pacemaker.wake(List.of(LANE));
    CompletableFuture<Void> passed = new CompletableFuture<>();
    VERTX.setTimer(50, timer -> passed.complete(null));
    passed.get(10, TimeUnit.SECONDS);
    assertTrue(claims.isEmpty());

    first.answer().complete(NOTHING);
    assertEquals(new Look.At(Set.of(LANE)), next().look());
  }

  @Test
  void givenClaimThatFails_whenWoken_thenClaimedAgain() throws Exception {
    start(Duration.ofMinutes(1));
    next().answer().fail(new IllegalStateException("the database is away"));
    pacemaker.wake();
    assertEquals(SLOTS, next().slots());
  }

  @Test
  void givenStop_whenATurnIsUnderWay_thenIdleOnceItsSlotsAreFree() throws Exception {
    start(Duration.ofMinutes(1));
    StartedClaim claim = next();
    CompletableFuture<Void> idle = pacemaker.stop();
    CompletableFuture<Void> taken = new CompletableFuture<>();
    claim
        .answer()
        .complete(new Line.Turn(1, Uni.createFrom().voidItem().invoke(() -> taken.complete(null))));
    taken.get(10, TimeUnit.SECONDS);
    assertTrue(!idle.isDone());

    pacemaker.slotFreed();
    idle.get(10, TimeUnit.SECONDS);
  }
}
