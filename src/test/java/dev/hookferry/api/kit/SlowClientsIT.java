package dev.hookferry.api.kit;

import static dev.hookferry.support.Eventually.eventually;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.emptyString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.startsWith;

import dev.hookferry.support.PackagedService;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged service, without a database, and clients that take their time. */
class SlowClientsIT {

  private static final String REQUEST = "GET /q/health/live HTTP/1.1\r\nHost: x\r\n\r\n";
  private static final String UPLOAD =
      "POST /v1/webhooks/events HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\n\r\n{";

  @TempDir static Path data;
  private static PackagedService service;

  @BeforeAll
  static void start() {
    service =
        PackagedService.start(
            data,
            Map.of(
                "HOOKFERRY_DATABASE_URL", "postgresql://postgres@127.0.0.1:1/postgres",
                "HOOKFERRY_MASTER_KEY", "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=",
                "HOOKFERRY_API_HEADER_TIMEOUT", "PT0.4S",
                "HOOKFERRY_API_BODY_TIMEOUT", "PT4S"));
    eventually(SlowClientsIT::assertWatched);
  }

  /** The port is watched a moment after it is open, which an executable's first client may beat. */
  private static void assertWatched() {
    try (Socket client = connect()) {
      client.setSoTimeout(1_000);
      send(client, "G");
      client.getInputStream().readAllBytes();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  @Test
  void givenHeadersThatNeverEnd_whenTheTimeIsUp_thenConnectionIsClosed() throws IOException {
    assertThat(allAfter("GET /q/health/live HTTP/1.1\r\nHost"), is(emptyString()));
  }

  @Test
  void givenBodyThatNeverEnds_whenTheTimeIsUp_thenAnsweredAndClosed() throws IOException {
    assertThat(allAfter(UPLOAD), startsWith("HTTP/1.1 408 "));
  }

  @Test
  void givenBodyThatTakesLongerThanHeadersMay_whenItEnds_thenAnswered() throws IOException {
    try (Socket client = connect()) {
      send(client, UPLOAD);
      letHeadersExpire();
      send(client, "}");
      assertThat(status(client), is("HTTP/1.1 401 "));
    }
  }

  @Test
  void givenConnectionThatIdledLongerThanHeadersMay_whenUsedAgain_thenAnswered()
      throws IOException {
    try (Socket client = connect()) {
      send(client, REQUEST);
      assertThat(status(client), is("HTTP/1.1 200 "));
      letHeadersExpire();
      skipAvailable(client);
      send(client, REQUEST);
      assertThat(status(client), is("HTTP/1.1 200 "));
    }
  }

  @Test
  void givenConnectionOfHttp2_whenItsFirstRequestNeverComes_thenConnectionIsClosed()
      throws IOException {
    allAfter("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n");
  }

  private static void letHeadersExpire() throws IOException {
    allAfter("G");
  }

  /** Returns once the service has closed the connection, with all that it said. */
  private static String allAfter(String sent) throws IOException {
    try (Socket client = connect()) {
      send(client, sent);
      return new String(client.getInputStream().readAllBytes(), ISO_8859_1);
    }
  }

  private static Socket connect() throws IOException {
    URI uri = service.uri();
    Socket client = new Socket(uri.getHost(), uri.getPort());
    client.setSoTimeout(20_000);
    return client;
  }

  private static void send(Socket client, String text) throws IOException {
    client.getOutputStream().write(text.getBytes(ISO_8859_1));
  }

  private static String status(Socket client) throws IOException {
    return new String(client.getInputStream().readNBytes(13), ISO_8859_1);
  }

  private static void skipAvailable(Socket client) throws IOException {
    client.getInputStream().skipNBytes(client.getInputStream().available());
  }
}
