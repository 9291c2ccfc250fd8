package dev.hookferry.flow.send;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hookferry.support.ScriptedReceiver;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Several addresses of one host, all of them on loopback. */
class RaceTest {

  private final Vertx vertx = Vertx.vertx();
  private final TlsContexts tls = new TlsContexts();
  private final ConnectionPool pool = new ConnectionPool(vertx);
  private final Connector connector = new Connector(vertx, pool, tls);
  private final List<String> tried = new CopyOnWriteArrayList<>();

  @BeforeEach
  void loadTls() {
    tls.ready().await().indefinitely();
  }

  @AfterEach
  void stop() {
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }

  private Race race(int port, boolean https, String... addresses) {
    List<Route> routes = Stream.of(addresses).map(address -> route(address, port, https)).toList();
    return connector.race(routes, route -> tried.add(text(route)));
  }

  private static Route route(String address, int port, boolean https) {
    return new Route("host.example", port, https, false, address(address));
  }

  private static InetAddress address(String text) {
    try {
      return InetAddress.getByName(text);
    } catch (IOException e) {
      throw new IllegalArgumentException(text, e);
    }
  }

  private static String text(Route route) {
    return route.address().getHostAddress();
  }

  private static String winner(Race race) {
    return text(race.winner().orTimeout(10, TimeUnit.SECONDS).join().route());
  }

  @Test
  void givenAddressesThatRefuse_whenRaced_thenTheOneThatDoesNotAtOnce() {
    try (ScriptedReceiver receiver = ScriptedReceiver.start()) {
      Race race = race(receiver.port(), false, "127.0.0.2", "127.0.0.3", "127.0.0.1", "127.0.0.4");
      assertEquals("127.0.0.1", winner(race));
      assertEquals(List.of("127.0.0.2", "127.0.0.3", "127.0.0.1"), tried);
    }
  }

  @Test
  void givenAddressThatTakesConnectionsAndHangs_whenRaced_thenTheNextAndTheOtherIsClosed()
      throws IOException {
    try (ScriptedReceiver receiver = ScriptedReceiver.startWithOwnCertificate();
        ServerSocket silent = new ServerSocket(receiver.port(), 5, address("127.0.0.2"))) {
      Race race = race(receiver.port(), true, "127.0.0.2", "127.0.0.1");
      try (Socket taken = silent.accept()) {
        assertEquals("127.0.0.1", winner(race));
        assertTrue(taken.getInputStream().readAllBytes().length > 0, "a ClientHello, then the end");
      }
      assertTrue(receiver.requests().isEmpty(), "connections race, requests do not");
    }
  }

  @Test
  void givenAddressThatSpeaksNoTls_whenRaced_thenTheNext() throws IOException {
    try (ScriptedReceiver receiver = ScriptedReceiver.startWithOwnCertificate();
        ServerSocket plain = new ServerSocket(receiver.port(), 5, address("127.0.0.2"))) {
      Thread.ofVirtual().start(() -> greet(plain));
      assertEquals("127.0.0.1", winner(race(receiver.port(), true, "127.0.0.2", "127.0.0.1")));
    }
  }

  private static void greet(ServerSocket plain) {
    try (Socket taken = plain.accept()) {
      taken.getOutputStream().write("220 mail.example ESMTP\r\n".getBytes());
    } catch (IOException e) {
      // the test is over
    }
  }

  @Test
  void givenNoneThatTakesAConnection_whenRaced_thenUnreachable() {
    ScriptedReceiver receiver = ScriptedReceiver.start();
    receiver.close();
    Race race = race(receiver.port(), false, "127.0.0.2", "127.0.0.1");
    assertInstanceOf(Race.Unreachable.class, failure(race));
    assertEquals(List.of("127.0.0.2", "127.0.0.1"), tried);
  }

  @Test
  void givenOneWithoutTlsAndOneThatRefuses_whenRaced_thenWhatWasWrongWithTls() throws IOException {
    try (ServerSocket plain = new ServerSocket(0, 5, address("127.0.0.1"))) {
      Thread.ofVirtual().start(() -> greet(plain));
      Race race = race(plain.getLocalPort(), true, "127.0.0.1", "127.0.0.2");
      assertInstanceOf(SSLException.class, failure(race));
    }
  }

  private static Throwable failure(Race race) {
    return assertThrows(CompletionException.class, () -> winner(race)).getCause();
  }

  @Test
  void givenRaceThatIsCancelled_whenItHangs_thenItsConnectionsAreClosed() throws IOException {
    try (ServerSocket silent = new ServerSocket(0, 5, address("127.0.0.1"))) {
      Race race = race(silent.getLocalPort(), true, "127.0.0.1");
      try (Socket taken = silent.accept()) {
        taken.setSoTimeout(10_000);
        race.cancel();
        taken.getInputStream().readAllBytes();
      }
    }
  }

  @Test
  void givenAddressesOfBothFamilies_whenPutInTurn_thenOneAfterTheOther() {
    assertEquals(
        addresses("::1", "127.0.0.1", "::2", "127.0.0.2", "127.0.0.3"),
        Addresses.inTurn(addresses("::1", "::2", "127.0.0.1", "127.0.0.2", "127.0.0.3")));
    assertEquals(
        addresses("127.0.0.1", "::1", "::2"),
        Addresses.inTurn(addresses("127.0.0.1", "::1", "::2")));
  }

  private static List<InetAddress> addresses(String... texts) {
    return new ArrayList<>(Stream.of(texts).map(RaceTest::address).toList());
  }
}
