package dev.hookferry.support;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * A receiver on a loopback port that answers as it was told: {@code answers(500).then(204)} fails
 * the first request and takes all later ones. Untold, it answers 200.
 */
public final class ScriptedReceiver implements AutoCloseable {

  private static final int PATIENCE_SECONDS = 15;

  private final HttpServer server;
  private final Deque<Answer> script = new ArrayDeque<>();
  private final List<ReceivedRequest> requests = new CopyOnWriteArrayList<>();
  private final BlockingQueue<ReceivedRequest> arrivals = new LinkedBlockingQueue<>();
  private final CountDownLatch closed = new CountDownLatch(1);

  /** What one request is answered with; status 0 hangs until the receiver is closed. */
  private record Answer(int status, Map<String, String> headers, String body) {}

  private ScriptedReceiver(HttpServer server) {
    this.server = server;
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::handle);
    server.start();
  }

  public static ScriptedReceiver start() {
    try {
      return new ScriptedReceiver(HttpServer.create(loopback(), 0));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** One that speaks TLS with a certificate that nobody has signed but itself. */
  public static ScriptedReceiver startWithOwnCertificate() {
    try {
      HttpsServer server = HttpsServer.create(loopback(), 0);
      server.setHttpsConfigurator(new HttpsConfigurator(OwnCertificate.context()));
      return new ScriptedReceiver(server);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static InetSocketAddress loopback() {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
  }

  /** The first answer, and the one to all requests unless others follow. */
  public ScriptedReceiver answers(int status) {
    return answers(status, Map.of(), "");
  }

  public ScriptedReceiver answers(int status, Map<String, String> headers, String body) {
    synchronized (script) {
      script.clear();
    }
    return then(status, headers, body);
  }

  /** The answer to the request after the last one that has an answer, and to all later ones. */
  public ScriptedReceiver then(int status) {
    return then(status, Map.of(), "");
  }

  public ScriptedReceiver then(int status, Map<String, String> headers, String body) {
    synchronized (script) {
      script.add(new Answer(status, headers, body));
    }
    return this;
  }

  /** Takes requests and never answers. */
  public ScriptedReceiver hangs() {
    return answers(0);
  }

  public int port() {
    return server.getAddress().getPort();
  }

  public String url() {
    return url("/hook");
  }

  public String url(String path) {
    String scheme = server instanceof HttpsServer ? "https" : "http";
    return scheme + "://127.0.0.1:" + port() + path;
  }

  /** All requests so far, oldest first. */
  public List<ReceivedRequest> requests() {
    return List.copyOf(requests);
  }

  /** The next request that was not taken yet, waiting for it where it is still on its way. */
  public ReceivedRequest next() {
    try {
      ReceivedRequest request = arrivals.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
      if (request == null) {
        throw new AssertionError("no request within " + PATIENCE_SECONDS + " s at " + url());
      }
      return request;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    closed.countDown();
    server.stop(0);
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      ReceivedRequest request = read(exchange);
      requests.add(request);
      arrivals.add(request);
      answer(exchange, nextAnswer());
    }
  }

  private static ReceivedRequest read(HttpExchange exchange) throws IOException {
    return new ReceivedRequest(
        exchange.getRequestMethod(),
        exchange.getRequestURI().toString(),
        exchange.getRequestHeaders(),
        exchange.getRequestBody().readAllBytes());
  }

  private Answer nextAnswer() {
    synchronized (script) {
      if (script.isEmpty()) {
        return new Answer(200, Map.of(), "");
      }
      return script.size() == 1 ? script.peek() : script.poll();
    }
  }

  private void answer(HttpExchange exchange, Answer answer) throws IOException {
    if (answer.status() == 0) {
      waitForTheEnd();
      return;
    }
    byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
    answer.headers().forEach(exchange.getResponseHeaders()::set);
    exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
  }

  private void waitForTheEnd() {
    try {
      closed.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
