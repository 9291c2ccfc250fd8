package dev.hookferry.flow;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hookferry.support.ReceivedRequest;
import dev.hookferry.support.ScriptedReceiver;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a request meets on its way, and how that is recorded. */
@QuarkusTest
class SendTest {

  private final Given given;

  SendTest(Given given) {
    this.given = given;
  }

  private AttemptRow attempt(String url) {
    return attempt(url, Duration.ofSeconds(10));
  }

  private AttemptRow attempt(String url, Duration timeout) {
    int account = given.account();
    given.endpoint(account).at(url).timeout(timeout).create();
    given.published(account, "a", "{}");
    return given.onlyAttempt(account);
  }

  @Test
  void givenReceiverThatHangs_whenDeadlinePasses_thenTimeout() {
    try (var receiver = ScriptedReceiver.start().hangs()) {
      assertTimedOut(attempt(receiver.url(), Duration.ofMillis(300)));
    }
  }

  @Test
  void givenHeadersAtOnceAndBodyThatDrips_whenDeadlinePasses_thenTimeout() {
    try (var receiver = RawReceiver.start(SendTest::drip)) {
      assertTimedOut(attempt(receiver.url(), Duration.ofMillis(300)));
    }
  }

  private static void assertTimedOut(AttemptRow attempt) {
    assertEquals("RESCHEDULED", attempt.outcome());
    assertEquals("timeout", attempt.error());
    assertNull(attempt.status());
    assertTrue(
        attempt.durationMs() >= 290 && attempt.durationMs() < 1500, "" + attempt.durationMs());
  }

  private static void drip(RawReceiver.Connection connection) throws IOException {
    connection.readRequest();
    connection.write("HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n");
    while (true) {
      connection.write("x");
      LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
    }
  }

  @Test
  void givenEndlessBody_whenReceived_thenCutAndTakenForWhatItsStatusSays() {
    try (var receiver = RawReceiver.start(SendTest::flood)) {
      AttemptRow attempt = attempt(receiver.url());
      assertEquals("SUCCEEDED", attempt.outcome());
      assertEquals(1024, attempt.body().length);
      assertTrue(receiver.written() < 4 * 1024 * 1024, "written: " + receiver.written());
    }
  }

  private static void flood(RawReceiver.Connection connection) throws IOException {
    connection.readRequest();
    connection.write("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n");
    while (true) {
      connection.write("400\r\n" + "x".repeat(0x400) + "\r\n");
    }
  }

  @Test
  void givenBodyOfManyKilobytes_whenReceived_thenItsFirstKilobyteIsKept() {
    try (var receiver = ScriptedReceiver.start().answers(500, Map.of(), "ab".repeat(30_000))) {
      AttemptRow attempt = attempt(receiver.url());
      assertEquals(500, attempt.status());
      assertEquals("ab".repeat(512), new String(attempt.body(), UTF_8));
    }
  }

  @Test
  void givenCompressedAnswer_whenReceived_thenKeptAsItIs() {
    try (var receiver =
        ScriptedReceiver.start().answers(200, Map.of("Content-Encoding", "gzip"), "no gzip")) {
      AttemptRow attempt = attempt(receiver.url());
      assertEquals("no gzip", new String(attempt.body(), UTF_8));
      assertNull(receiver.next().header("Accept-Encoding"));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 302, 303, 307, 308})
  void givenRedirect_whenReceived_thenFailureAndNotFollowed(int status) {
    try (var elsewhere = ScriptedReceiver.start();
        var receiver =
            ScriptedReceiver.start().answers(status, Map.of("Location", elsewhere.url()), "")) {
      AttemptRow attempt = attempt(receiver.url());
      assertEquals("RESCHEDULED", attempt.outcome());
      assertEquals(status, attempt.status());
      assertTrue(elsewhere.requests().isEmpty());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://10.0.0.1/", "http://169.254.169.254/latest", "http://[fd00:ec2::254]/",
        "http://[::ffff:10.0.0.1]/", "http://0.0.0.0/", "http://unknown.invalid/"
      })
  void givenAddressThatIsNotCalled_whenSent_thenSameErrorAsUnreachable(String url) {
    AttemptRow attempt = attempt(url);
    assertEquals("RESCHEDULED", attempt.outcome());
    assertEquals("connection failed", attempt.error());
    assertNull(attempt.status());
  }

  @Test
  void givenNobodyListens_whenSent_thenConnectionFailed() {
    ScriptedReceiver receiver = ScriptedReceiver.start();
    receiver.close();
    assertEquals("connection failed", attempt(receiver.url()).error());
    String https = receiver.url().replace("http:", "https:");
    assertEquals("connection failed", attempt(https).error());
  }

  @Test
  void givenNameOfLoopback_whenSent_thenHostKeepsTheName() {
    try (var receiver = ScriptedReceiver.start()) {
      String host = "localhost:" + receiver.port();
      AttemptRow attempt = attempt("http://" + host + "/");
      assertEquals(200, attempt.status());
      assertEquals("127.0.0.1", attempt.address());
      assertEquals(host, receiver.next().header("Host"));
    }
  }

  @Test
  void givenAddressInTheUrl_whenSent_thenNoOtherIsRecorded() {
    try (var receiver = ScriptedReceiver.start()) {
      assertNull(attempt(receiver.url()).address());
    }
  }

  @Test
  void givenV6AddressInTheUrl_whenSent_thenHostHasItsBrackets() {
    try (var receiver = RawReceiver.startOn("::1", SendTest::echoHost)) {
      AttemptRow attempt = attempt("http://[::1]:" + receiver.port() + "/");
      assertEquals("[::1]:" + receiver.port(), new String(attempt.body(), UTF_8));
    }
  }

  private static void echoHost(RawReceiver.Connection connection) throws IOException {
    String host = connection.readRequest().header("Host");
    connection.write(
        "HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n%s".formatted(host.length(), host));
  }

  @Test
  void givenManyHeadersAndPatienceAskedForInTheLast_whenReceived_thenHeard() {
    String others =
        IntStream.range(0, 1_500).mapToObj("X-%d: 0123456789\r\n"::formatted).collect(joining());
    try (var receiver =
        RawReceiver.start(
            connection -> {
              connection.readRequest();
              connection.write(
                  "HTTP/1.1 503 Busy\r\n"
                      + others
                      + "Content-Length: 0\r\nRETRY-AFTER:"
                      + " ".repeat(2_000)
                      + "3600 \t\r\n\r\n");
            })) {
      int account = given.account();
      given.endpoint(account).at(receiver.url()).create();
      given.published(account, "a", "{}");
      double dueIn = given.resting(account, 1).dueInSeconds();
      assertTrue(dueIn > 3_500 && dueIn <= 3_600, "due in " + dueIn);
    }
  }

  @Test
  void givenPatienceAskedForTwice_whenReceived_thenTheLongerCounts() {
    try (var receiver =
        RawReceiver.start(
            connection -> {
              connection.readRequest();
              connection.write(
                  "HTTP/1.1 429 Slow\r\nRetry-After: 7200\r\nRetry-After: soon\r\n"
                      + "Retry-After: 60\r\nContent-Length: 0\r\n\r\n");
            })) {
      int account = given.account();
      given.endpoint(account).at(receiver.url()).create();
      given.published(account, "a", "{}");
      assertTrue(given.resting(account, 1).dueInSeconds() > 7_000);
    }
  }

  @Test
  void givenNulInAHeader_whenReceived_thenRecordedAsABlank() {
    try (var receiver =
        RawReceiver.start(
            connection -> {
              connection.readRequest();
              connection.write(
                  "HTTP/1.1 200 OK\r\nX-A: a\0b\r\nX\0B: c\r\nContent-Length: 0\r\n\r\n");
            })) {
      AttemptRow attempt = attempt(receiver.url());
      assertEquals(200, attempt.status());
      assertEquals("a b", attempt.headers().getString("x-a"));
      assertEquals("c", attempt.headers().getString("x b"));
    }
  }

  @Test
  void givenConnectionClosedWithoutAnAnswer_whenSent_thenSaysSo() {
    try (var receiver = RawReceiver.start(RawReceiver.Connection::readRequest)) {
      assertEquals(
          "connection closed before the answer was complete", attempt(receiver.url()).error());
      assertEquals(1, receiver.connections());
    }
  }

  @Test
  void givenAnswerThatIsNotHttp_whenReceived_thenFailedAttempt() {
    try (var receiver =
        RawReceiver.start(
            connection -> {
              connection.readRequest();
              connection.write("SSH-2.0-nonsense\r\n\r\n");
            })) {
      AttemptRow attempt = attempt(receiver.url());
      assertEquals("RESCHEDULED", attempt.outcome());
      assertEquals("answer could not be read", attempt.error());
      assertNull(attempt.status());
    }
  }

  @Test
  void givenPlainHttpAtHttpsUrl_whenSent_thenTlsFailure() {
    try (var receiver = RawReceiver.start(c -> c.write("HTTP/1.1 400 Bad Request\r\n\r\n"))) {
      AttemptRow attempt = attempt(receiver.url().replace("http:", "https:"));
      assertEquals("TLS handshake failed: the receiver does not speak TLS", attempt.error());
    }
  }

  @Test
  void givenCustomHeaders_whenSent_thenOursWinAndForbiddenOnesAreLeftOut() {
    try (var receiver = ScriptedReceiver.start()) {
      int account = given.account();
      given
          .endpoint(account)
          .at(receiver.url())
          .header("X-Own", "yes")
          .header("X-Attempt", "forged")
          .header("webhook-id", "forged")
          .header("Host", "forged")
          .header("Content-Length", "1")
          .create();
      given.published(account, "a", "{\"a\":1}");

      ReceivedRequest request = receiver.next();
      assertEquals("yes", request.header("X-Own"));
      assertEquals("1", request.header("X-Attempt"));
      assertEquals("127.0.0.1:" + receiver.port(), request.header("Host"));
      assertEquals("7", request.header("Content-Length"));
      assertEquals(1, request.headerValues("webhook-id").size());
      assertTrue(request.header("webhook-id").startsWith("evt_"));
    }
  }

  @Test
  void givenOneNameInTwoCases_whenSent_thenTheValuesOfBoth() {
    try (var receiver = ScriptedReceiver.start()) {
      int account = given.account();
      given
          .endpoint(account)
          .at(receiver.url())
          .header("X-A", "1", "1b")
          .header("x-a", "2")
          .header("user-agent", "own")
          .create();
      given.published(account, "a", "{}");

      ReceivedRequest request = receiver.next();
      assertEquals(List.of("1", "1b", "2"), request.headerValues("X-A"));
      assertEquals(List.of("own"), request.headerValues("User-Agent"));
    }
  }

  @Test
  void givenPathThatIsNoUri_whenSent_thenEncoded() {
    try (var receiver = ScriptedReceiver.start()) {
      assertEquals(200, attempt(receiver.url() + "/{id}|100%").status());
      assertEquals("/hook/{id}|100%", URI.create(receiver.next().target()).getPath());
    }
  }
}
