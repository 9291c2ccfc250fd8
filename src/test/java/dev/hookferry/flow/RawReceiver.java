package dev.hookferry.flow;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** A loopback port that says what its script says, byte by byte; each connection ends with it. */
final class RawReceiver implements AutoCloseable {

  /** What happens on a connection. */
  interface Script {
    void run(Connection connection) throws IOException;
  }

  private final ServerSocket server;
  private final Script script;
  private final List<Socket> sockets = new CopyOnWriteArrayList<>();
  private final AtomicLong written = new AtomicLong();
  private final AtomicInteger ended = new AtomicInteger();
  private final AtomicInteger requests = new AtomicInteger();

  private RawReceiver(String address, Script script) {
    this.script = script;
    try {
      server = new ServerSocket(0, 50, InetAddress.getByName(address));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread.ofVirtual().start(this::accept);
  }

  static RawReceiver start(Script script) {
    return startOn("127.0.0.1", script);
  }

  /** The same on another address of this machine. */
  static RawReceiver startOn(String address, Script script) {
    return new RawReceiver(address, script);
  }

  int port() {
    return server.getLocalPort();
  }

  String url() {
    return "http://127.0.0.1:" + server.getLocalPort() + "/";
  }

  /** Requests that were read. */
  int requests() {
    return requests.get();
  }

  /** Connections that were made. */
  int connections() {
    return sockets.size();
  }

  /** Those that have ended. */
  int ended() {
    return ended.get();
  }

  /** Bytes that were written to all of them. */
  long written() {
    return written.get();
  }

  @Override
  public void close() {
    try {
      server.close();
      for (Socket socket : sockets) {
        socket.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void accept() {
    try {
      while (true) {
        Socket socket = server.accept();
        sockets.add(socket);
        Thread.ofVirtual().start(() -> run(socket));
      }
    } catch (IOException closed) {
      // the receiver was closed
    }
  }

  private void run(Socket socket) {
    try (socket) {
      script.run(new Connection(socket));
    } catch (IOException cut) {
      // the sender has had enough
    }
    ended.incrementAndGet();
  }

  /** One connection, as the script sees it. */
  final class Connection {

    private final Socket socket;

    private Connection(Socket socket) {
      this.socket = socket;
    }

    /** Its number, from 1. */
    int number() {
      return sockets.indexOf(socket) + 1;
    }

    void write(String text) throws IOException {
      byte[] bytes = text.getBytes(ISO_8859_1);
      socket.getOutputStream().write(bytes);
      written.addAndGet(bytes.length);
    }

    void await(CountDownLatch signal) throws IOException {
      try {
        signal.await();
      } catch (InterruptedException e) {
        throw new IOException(e);
      }
    }

    /** Reads on, of whatever it is, until the sender has closed the connection. */
    void awaitClose() throws IOException {
      socket.getInputStream().transferTo(OutputStream.nullOutputStream());
    }

    /** Reads a request to its end, by its Content-Length. */
    Request readRequest() throws IOException {
      Request request = readHead();
      socket.getInputStream().readNBytes(contentLength(request.head()));
      return request;
    }

    /** Reads a request but for its body. */
    Request readHead() throws IOException {
      InputStream in = socket.getInputStream();
      StringBuilder head = new StringBuilder();
      while (head.indexOf("\r\n\r\n") < 0) {
        int next = in.read();
        if (next < 0) {
          throw new IOException("no request");
        }
        head.append((char) next);
      }
      requests.incrementAndGet();
      return new Request(head.toString());
    }
  }

  /** A request, without its body. */
  record Request(String head) {

    /** The first value of a header, by its name in any case; empty: none. */
    String header(String name) {
      return head.lines()
          .filter(line -> line.regionMatches(true, 0, name + ":", 0, name.length() + 1))
          .map(line -> line.substring(name.length() + 1).strip())
          .findFirst()
          .orElse("");
    }
  }

  private static int contentLength(String head) {
    return head.lines()
        .filter(line -> line.toLowerCase().startsWith("content-length:"))
        .mapToInt(line -> Integer.parseInt(line.substring(line.indexOf(':') + 1).strip()))
        .findFirst()
        .orElse(0);
  }
}
