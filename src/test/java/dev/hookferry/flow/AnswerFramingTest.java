package dev.hookferry.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.hookferry.domain.model.PublicId;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Where an answer ends, and what becomes of its connection. In the answers here {@code ID} stands
 * for the request's webhook-id, and {@code |} for a pause in which what came so far is sent off.
 */
@QuarkusTest
class AnswerFramingTest {

  private static final String OK = "HTTP/1.1 200 OK\r\nX-Id: ID\r\nContent-Length: 2\r\n\r\nok";

  private final Given given;

  AnswerFramingTest(Given given) {
    this.given = given;
  }

  /** One event after the other to a receiver, each tried once. */
  private final class Deliveries {

    private final int account = given.account();
    private int made;

    Deliveries(RawReceiver receiver) {
      given
          .endpoint(account)
          .at(receiver.url())
          .timeout(Duration.ofSeconds(20))
          .retries(0)
          .create();
    }

    /** The attempt of another event, which must be recorded as that of no other. */
    AttemptRow next() {
      String event = PublicId.EVENT.of(given.published(account, "a", "{}").id());
      AttemptRow attempt = given.attempts(account, ++made).getLast();
      assertEquals(event, PublicId.EVENT.of(attempt.eventId()));
      if (attempt.headers().containsKey("x-id")) {
        assertEquals(event, attempt.headers().getString("x-id"));
      }
      return attempt;
    }
  }

  private static RawReceiver always(String answer) {
    return RawReceiver.start(
        connection -> {
          while (true) {
            answer(connection, connection.readRequest(), answer);
          }
        });
  }

  /** Answers the first request so, and all others well, on whatever connection they come. */
  private static RawReceiver once(String answer) {
    CountDownLatch first = new CountDownLatch(1);
    return RawReceiver.start(
        connection -> {
          while (true) {
            RawReceiver.Request request = connection.readRequest();
            boolean isFirst = first.getCount() > 0;
            first.countDown();
            answer(connection, request, isFirst ? answer : OK);
          }
        });
  }

  private static void answer(
      RawReceiver.Connection connection, RawReceiver.Request request, String answer)
      throws IOException {
    for (String part : answer.replace("ID", request.header("webhook-id")).split("\\|")) {
      connection.write(part);
      pause();
    }
  }

  /** So that two parts do not come as one. */
  private static void pause() {
    LockSupport.parkNanos(Duration.ofMillis(1).toNanos());
  }

  static Stream<Arguments> withOneEnd() {
    return Stream.of(
        arguments(200, OK),
        arguments(200, "HTTP/1.1 200\r\nX-Id: ID\r\nContent-Length: 0\r\n\r\n"),
        arguments(200, "HTTP/1.1 200 OK\nX-Id: ID\nContent-Length: 2\n\nok"),
        arguments(200, OK.replace("\r\n\r\n", "\r\ncontent-length: 2\r\n\r\n")),
        arguments(200, OK.replace("\r\n\r\n", "\r\nX-Folded: a\r\n b\r\n\r\n|")),
        arguments(
            201,
            "HTTP/1.1 201 Created\r\nX-Id: ID\r\nTransfer-Encoding: Chunked\r\n\r\n"
                + "2;a=b\r\no|k\r\n0\r\nX-Trailer: a\r\n|\r\n"),
        arguments(204, "HTTP/1.1 204 No Content\r\nX-Id: ID\r\n\r\n"),
        arguments(204, "HTTP/1.1 204 No Content\r\nX-Id: ID\r\nContent-Length: 0\r\n\r\n"),
        arguments(404, OK.replace("200 OK", "404 Not Found")),
        arguments(200, "HTTP/1.1 100 Continue\r\n\r\n" + OK),
        arguments(200, "HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n|" + OK));
  }

  @ParameterizedTest
  @MethodSource("withOneEnd")
  void givenAnswerWithOneEnd_whenRead_thenItsConnectionIsUsedAgain(int status, String answer) {
    try (RawReceiver receiver = always(answer)) {
      Deliveries deliveries = new Deliveries(receiver);
      do {
        assertEquals(status, deliveries.next().status());
        assertTrue(receiver.requests() < 50, "never used again");
      } while (receiver.requests() == receiver.connections());
    }
  }

  static Stream<Arguments> withMore() {
    String refused = "HTTP/1.1 500 No\r\nX-Id: ID\r\nContent-Length: 0\r\n";
    String stray = "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n";
    return Stream.of(
        arguments(500, refused + "\r\n" + stray),
        arguments(500, refused + "\r\n|" + stray),
        arguments(500, refused + "\r\n\r\n"),
        arguments(500, refused + "\r\n|HTT"),
        arguments(500, refused + "\r\nbody"),
        arguments(500, refused + "Connection: close\r\n\r\n|" + stray),
        arguments(500, refused + "Connection: Keep-Alive, Close\r\n\r\n"),
        arguments(500, refused + "Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n"),
        arguments(500, refused.replace("HTTP/1.1", "HTTP/1.0") + "Connection: keep-alive\r\n\r\n"),
        arguments(500, refused.replace(": 0", ": 2") + "\r\nno|" + stray),
        arguments(500, refused.replace(": 0", ": 2") + "\r\nno more"),
        arguments(
            500,
            refused.replace("Content-Length: 0", "Transfer-Encoding: chunked")
                + "\r\n2\r\nno\r\n0\r\n\r\n"
                + stray),
        arguments(204, "HTTP/1.1 204 No Content\r\nX-Id: ID\r\n\r\nbody"),
        arguments(204, "HTTP/1.1 204 No Content\r\nX-Id: ID\r\n\r\n|" + stray),
        arguments(204, "HTTP/1.1 204 No Content\r\nX-Id: ID\r\nContent-Length: 4\r\n\r\n|body"),
        arguments(
            204, "HTTP/1.1 204 N\r\nX-Id: ID\r\nTransfer-Encoding: chunked\r\n\r\n|0\r\n\r\n"),
        arguments(304, "HTTP/1.1 304 Not Modified\r\nX-Id: ID\r\n\r\nbody"),
        arguments(304, "HTTP/1.1 304 Not Modified\r\nX-Id: ID\r\nContent-Length: 4\r\n\r\n"),
        arguments(101, "HTTP/1.1 101 Switching\r\nX-Id: ID\r\nUpgrade: websocket\r\n\r\n|" + stray),
        arguments(101, "HTTP/1.1 101 Switching\r\nX-Id: ID\r\nUpgrade: h2c\r\n\r\n" + stray),
        arguments(
            500,
            "HTTP/1.1 500 No\r\nX-Id: ID\r\nContent-Length: 100000\r\n\r\n"
                + "x".repeat(100_000)
                + stray));
  }

  @ParameterizedTest
  @MethodSource("withMore")
  void givenAnswerWithMoreBehindIt_whenRead_thenItCountsAndNothingElseIsSeen(
      int status, String answer) {
    try (RawReceiver receiver = once(answer)) {
      Deliveries deliveries = new Deliveries(receiver);
      assertEquals(status, deliveries.next().status());
      assertEquals(200, deliveries.next().status());
      assertEquals(2, receiver.connections());
    }
  }

  static Stream<String> unreadable() {
    return Stream.of(
        OK.replace("\r\n\r\n", "\r\nContent-Length: 3\r\n\r\n"),
        OK.replace("Content-Length: 2", "Content-Length: 2, 3"),
        OK.replace("Content-Length: 2", "Content-Length: -2"),
        OK.replace("Content-Length: 2", "Content-Length: +2"),
        OK.replace("Content-Length: 2", "Content-Length: 0x2"),
        OK.replace("Content-Length: 2", "Content-Length:"),
        OK.replace("Content-Length: 2", "Transfer-Encoding: chunked").replace("ok", "zz\r\nok\r\n"),
        OK.replace("Content-Length: 2", "Transfer-Encoding: chunked").replace("ok", "1\r\nok\r\n"),
        OK.replace("200", "99"),
        OK.replace("200", "1000"),
        OK.replace("200", "65736"),
        OK.replace("200", "+20"),
        OK.replace("200", "2OO"),
        OK.replace("HTTP/1.1", "HTTP/2.0"),
        OK.replace("HTTP/1.1", "ICY/1.1"),
        "HTTP/1.1 102 Processing\r\nContent-Length: 5\r\n\r\nhello" + OK,
        "HTTP/1.1 102 Processing\r\n\r\n".repeat(1_001) + OK,
        OK.replace("\r\n\r\n", "\r\nX-Long: " + "x".repeat(70_000) + "\r\n\r\n"));
  }

  @ParameterizedTest
  @MethodSource("unreadable")
  void givenNoAnswerThatCanBeRead_whenReceived_thenSaidSoAndNothingElseIsSeen(String answer) {
    try (RawReceiver receiver = once(answer)) {
      Deliveries deliveries = new Deliveries(receiver);
      AttemptRow attempt = deliveries.next();
      assertNull(attempt.status());
      assertEquals("answer could not be read", attempt.error());
      assertEquals(200, deliveries.next().status());
      assertEquals(2, receiver.connections());
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {100, 102, 103, 104, 150, 199})
  void givenInterimAnswerAndTheFinalOneMuchLater_whenReceived_thenTheFinalOne(int interim) {
    AtomicInteger requests = new AtomicInteger();
    try (RawReceiver receiver =
        RawReceiver.start(
            connection -> {
              while (true) {
                connection.readRequest();
                connection.write("HTTP/1.1 %d Wait\r\n\r\n".formatted(interim));
                LockSupport.parkNanos(Duration.ofMillis(300).toNanos());
                int status = requests.incrementAndGet() == 1 ? 200 : 500;
                connection.write("HTTP/1.1 %d X\r\nContent-Length: 0\r\n\r\n".formatted(status));
              }
            })) {
      Deliveries deliveries = new Deliveries(receiver);
      assertEquals(200, deliveries.next().status());
      assertEquals(500, deliveries.next().status());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n", "HTT", "\r\n"})
  void givenAnythingUnaskedWhileNothingIsSent_whenReceived_thenEachRequestHasItsConnection(
      String unasked) {
    try (RawReceiver receiver =
        RawReceiver.start(
            connection -> {
              answer(connection, connection.readRequest(), OK);
              if (connection.number() == 1) {
                LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
                connection.write(unasked);
              }
              connection.awaitClose();
            })) {
      Deliveries deliveries = new Deliveries(receiver);
      assertEquals(200, deliveries.next().status());
      Patience.until(receiver::ended, ended -> ended == 1);
      assertEquals(200, deliveries.next().status());
      assertEquals(200, deliveries.next().status());
      assertEquals(3, receiver.connections());
    }
  }

  @Test
  void givenHundredsOfInterimAnswers_whenReceived_thenTheFinalOne() {
    String early = "HTTP/1.1 103 Early Hints\r\nLink: </a>; rel=preload\r\n\r\n";
    try (RawReceiver receiver = always(early.repeat(900) + OK)) {
      AttemptRow attempt = new Deliveries(receiver).next();
      assertEquals(200, attempt.status());
      assertFalse(attempt.headers().containsKey("link"));
    }
  }

  @Test
  void givenInterimAnswersWithoutAnEnd_whenReceived_thenTheDeadlineHolds() {
    try (RawReceiver receiver =
        RawReceiver.start(
            connection -> {
              connection.readRequest();
              while (true) {
                connection.write("HTTP/1.1 102 Processing\r\n\r\n");
                LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
              }
            })) {
      int account = given.account();
      given.endpoint(account).at(receiver.url()).timeout(Duration.ofMillis(300)).create();
      given.published(account, "a", "{}");
      assertEquals("timeout", given.onlyAttempt(account).error());
    }
  }

  @Test
  void givenAnswerAndTheEndBeforeTheRequestIsRead_whenReceived_thenItCounts() {
    String refused = "HTTP/1.1 413 Too Large\r\nX-Id: ID\r\nContent-Length: 0\r\n\r\n";
    try (RawReceiver receiver =
        RawReceiver.start(connection -> answer(connection, connection.readHead(), refused))) {
      int account = given.account();
      given.endpoint(account).at(receiver.url()).retries(0).create();
      given.published(account, "a", '"' + "x".repeat(8 * 1024 * 1024) + '"');
      assertEquals(413, given.onlyAttempt(account).status());
    }
  }

  @Test
  void givenAnswerBeforeTheRequestIsRead_whenReceived_thenItCountsAndItsConnectionIsClosed() {
    String refused = "HTTP/1.1 413 Too Large\r\nX-Id: ID\r\nContent-Length: 0\r\n\r\n";
    try (RawReceiver receiver =
        RawReceiver.start(
            connection -> {
              answer(connection, connection.readHead(), refused);
              connection.awaitClose();
            })) {
      int account = given.account();
      given.endpoint(account).at(receiver.url()).retries(0).create();
      given.published(account, "a", '"' + "x".repeat(8 * 1024 * 1024) + '"');
      assertEquals(413, given.onlyAttempt(account).status());
      Patience.until(receiver::ended, ended -> ended == 1);
    }
  }
}
