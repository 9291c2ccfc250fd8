package dev.hookferry.chaos;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FaultProxyTest {

  private ServerSocket target;
  private FaultProxy proxy;
  private Socket near;
  private Socket far;

  @BeforeEach
  void connect() throws IOException {
    target = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    proxy = new FaultProxy(target.getLocalPort());
    near = new Socket(InetAddress.getLoopbackAddress(), proxy.port());
    far = target.accept();
    near.setSoTimeout(5_000);
    far.setSoTimeout(5_000);
    // The proxy knows of the connection once something has gone through.
    near.getOutputStream().write('!');
    assertEquals("!", read(far, 1));
  }

  @AfterEach
  void close() throws IOException {
    near.close();
    far.close();
    proxy.close();
    target.close();
  }

  @Test
  void givenOpen_whenWritten_thenForwardedBothWays() throws IOException {
    near.getOutputStream().write("out".getBytes());
    far.getOutputStream().write("in".getBytes());

    assertEquals("out", read(far, 3));
    assertEquals("in", read(near, 2));
  }

  @Test
  void givenBlackHole_whenOpenedAgain_thenAllArrivesInOrder() throws IOException {
    proxy.mode(FaultProxy.Mode.BLACK_HOLE);
    near.getOutputStream().write("held ".getBytes());
    far.setSoTimeout(100);
    assertThrows(SocketTimeoutException.class, () -> far.getInputStream().read());

    proxy.mode(FaultProxy.Mode.SLOW);
    near.getOutputStream().write("slow ".getBytes());
    proxy.mode(FaultProxy.Mode.OPEN);
    near.getOutputStream().write("open".getBytes());

    far.setSoTimeout(5_000);
    assertEquals("held slow open", read(far, 14));
  }

  @Test
  void givenConnections_whenCut_thenBothEndsSeeIt() throws IOException {
    proxy.cut();

    assertEquals(-1, near.getInputStream().read());
    assertEquals(-1, far.getInputStream().read());
  }

  @Test
  void givenRefusing_whenConnected_thenClosedAtOnce() throws IOException {
    proxy.mode(FaultProxy.Mode.REFUSING);

    try (Socket refused = new Socket(InetAddress.getLoopbackAddress(), proxy.port())) {
      refused.setSoTimeout(5_000);
      assertEquals(-1, refused.getInputStream().read());
    }
  }

  private static String read(Socket socket, int bytes) throws IOException {
    return new String(socket.getInputStream().readNBytes(bytes));
  }
}
