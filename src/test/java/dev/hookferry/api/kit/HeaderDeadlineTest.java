package dev.hookferry.api.kit;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What ends a connection, on a clock that the test turns. */
class HeaderDeadlineTest {

  private final HeaderDeadline deadline = new HeaderDeadline(Duration.ofSeconds(10));
  private final EmbeddedChannel connection = new EmbeddedChannel(deadline);

  @BeforeEach
  void stopTheClock() {
    connection.freezeTime();
  }

  @Test
  void givenHeadersThatTrickle_whenTheTimeIsUp_thenClosed() {
    for (int second = 0; second < 10; second++) {
      receive();
      assertOpenAfter(second == 9 ? 999 : 1000);
    }
    assertClosedAfter(1);
  }

  @Test
  void givenSilence_whenTimePasses_thenOpen() {
    assertOpenAfter(60_000);
  }

  @Test
  void givenHeadersInTime_whenTheBodyTakesLonger_thenOpen() {
    receive();
    assertOpenAfter(9_999);
    deadline.requestBegins();
    receive();
    assertOpenAfter(30_000);
  }

  @Test
  void givenAnsweredRequest_whenIdle_thenOpen() {
    answerOneRequest();
    assertOpenAfter(60_000);
  }

  @Test
  void givenAnsweredRequest_whenTheNextTrickles_thenClosed() {
    answerOneRequest();
    assertOpenAfter(59_000);
    receive();
    assertOpenAfter(9_999);
    assertClosedAfter(1);
  }

  @Test
  void givenRequestThatFollowsAtOnce_whenTheFirstEndsLate_thenItsBodyMayTakeLonger() {
    deadline.requestBegins();
    deadline.requestBegins();
    deadline.requestEnds();
    receive();
    assertOpenAfter(30_000);
  }

  private void answerOneRequest() {
    receive();
    deadline.requestBegins();
    deadline.requestEnds();
  }

  private void receive() {
    connection.writeInbound(Unpooled.EMPTY_BUFFER);
  }

  private void assertOpenAfter(long millis) {
    pass(millis);
    assertTrue(connection.isOpen());
  }

  private void assertClosedAfter(long millis) {
    pass(millis);
    assertFalse(connection.isOpen());
  }

  private void pass(long millis) {
    connection.advanceTimeBy(millis, MILLISECONDS);
    connection.runScheduledPendingTasks();
  }
}
