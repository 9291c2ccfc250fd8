package dev.hookferry.flow.send;

import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.hookferry.support.Eventually;
import dev.hookferry.support.OwnCertificate;
import dev.hookferry.support.PackagedService;
import dev.hookferry.support.PostgresResource;
import dev.hookferry.support.TestAccount;
import dev.hookferry.support.TestAuthority;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The packaged service, which trusts one authority: what it says of receivers without good TLS. */
class TlsFailuresIT {

  private static final String GOOD = "ip:127.0.0.1";
  private static final String PREFIX = "TLS handshake failed: ";

  @TempDir static Path data;
  @TempDir static Path certificates;

  private static TestAuthority authority;
  private static PackagedService service;

  private final TestAccount account = TestAccount.create();

  @BeforeAll
  static void start() {
    authority = new TestAuthority(certificates);
    service =
        PackagedService.startWith(
            List.of(
                "-Djavax.net.ssl.trustStore=" + authority.trustStore(),
                "-Djavax.net.ssl.trustStorePassword=" + TestAuthority.PASSWORD),
            data,
            Map.of(
                "HOOKFERRY_OPERATOR_KEY",
                PostgresResource.OPERATOR_KEY,
                "HOOKFERRY_EGRESS_ALLOW",
                "127.0.0.0/8"));
    RestAssured.baseURI = service.uri().toString();
  }

  @AfterAll
  static void stop() {
    RestAssured.reset();
    service.close();
  }

  @Test
  void givenGoodCertificate_whenSent_thenDelivered() throws IOException {
    try (ServerSocket receiver = tls(authority.issue(GOOD, "-1d", 30))) {
      attempted(receiver).body("attempts[0].status", is(200)).body("last_error", nullValue());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "ip:127.0.0.1,      -30d, 10, the certificate has expired",
    "ip:127.0.0.1,      +5d,  10, the certificate is not valid yet",
    "ip:127.0.0.2,      -1d,  10, the certificate is not for this host",
    "dns:other.example, -1d,  10, the certificate is not for this host",
  })
  void givenCertificateThatIsNotGood_whenSent_thenSaysWhy(
      String name, String start, int days, String why) throws IOException {
    try (ServerSocket receiver = tls(authority.issue(name, start, days))) {
      saysWhy(receiver, why);
    }
  }

  @Test
  void givenUnknownIssuer_whenSent_thenSaysWhy() throws IOException {
    try (ServerSocket receiver = tls(OwnCertificate.context())) {
      saysWhy(receiver, "the certificate is by an issuer that is not known");
    }
  }

  @Test
  void givenReceiverThatWantsACertificate_whenSent_thenSaysWhy() throws IOException {
    try (ServerSocket receiver =
        tls(authority.issue(GOOD, "-1d", 10), server -> server.setNeedClientAuth(true))) {
      saysWhy(receiver, "the receiver asks for a client certificate");
    }
  }

  static Stream<Arguments> breakingOff() {
    return Stream.of(
        arguments("\u0015\3\1\0\2\2\u0046", "no protocol version in common"),
        arguments("\u0015\3\3\0\2\2\u0070", "the receiver does not serve this host"),
        arguments("HTTP/1.1 400 Bad Request\r\n\r\n", "the receiver does not speak TLS"),
        arguments("", "the receiver closed the connection"));
  }

  @ParameterizedTest
  @MethodSource("breakingOff")
  void givenReceiverThatBreaksOff_whenSent_thenSaysWhy(String says, String why) throws IOException {
    try (ServerSocket receiver = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      serve(receiver, says);
      saysWhy(receiver, why);
    }
  }

  private void saysWhy(ServerSocket receiver, String why) {
    attempted(receiver)
        .body("attempts[0].status", nullValue())
        .body("attempts[0].error", is(PREFIX + why))
        .body("last_error", is(PREFIX + why));
  }

  /** The delivery of an event to this receiver, after its first attempt. */
  private ValidatableResponse attempted(ServerSocket receiver) {
    account.endpoint("https://127.0.0.1:" + receiver.getLocalPort() + "/hook", Map.of());
    account.publish("invoice.paid", "1");
    String id = account.admin().get("/v1/webhooks/deliveries").path("data[0].id");
    String path = "/v1/webhooks/deliveries/" + id;
    Eventually.eventually(() -> account.admin().get(path).then().body("attempt_count", is(1)));
    return account.admin().get(path).then();
  }

  private static ServerSocket tls(SSLContext context) throws IOException {
    return tls(context, server -> {});
  }

  /** What it asks for is set before it accepts: a socket that accepts has its settings already. */
  private static ServerSocket tls(SSLContext context, Consumer<SSLServerSocket> settings)
      throws IOException {
    ServerSocket server =
        context.getServerSocketFactory().createServerSocket(0, 5, InetAddress.getLoopbackAddress());
    settings.accept((SSLServerSocket) server);
    serve(server, "HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
    return server;
  }

  /** Reads something on each connection, says this, and ends it once the other side has. */
  private static void serve(ServerSocket server, String says) {
    Thread.ofVirtual()
        .start(
            () -> {
              while (!server.isClosed()) {
                try (Socket taken = server.accept()) {
                  taken.getInputStream().read(new byte[4096]);
                  taken.getOutputStream().write(says.getBytes());
                  taken.getOutputStream().flush();
                  taken.setSoTimeout(says.isEmpty() ? 1 : 5_000);
                  taken.getInputStream().transferTo(OutputStream.nullOutputStream());
                } catch (IOException e) {
                  // the sender has had enough
                }
              }
            });
  }
}
