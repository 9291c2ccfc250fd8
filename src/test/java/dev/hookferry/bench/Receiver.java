package dev.hookferry.bench;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;

/**
 * The receiving end, a process of its own on one event loop: answers 204 to everything, but never
 * to {@code /hang/…}. Paths under {@code /-/} are for whoever measures. It ends with its standard
 * input.
 */
public final class Receiver {

  private static final byte[] AT = "\"at\":".getBytes();

  private final Arrivals arrivals = new Arrivals();

  public static void main(String... args) throws Exception {
    Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
    Receiver receiver = new Receiver();
    vertx
        .createHttpServer(new HttpServerOptions().setHost("127.0.0.1").setPort(0))
        .requestHandler(receiver::handle)
        .listen()
        .onSuccess(server -> System.out.println("port " + server.actualPort()))
        .onFailure(failure -> System.exit(1));
    while (System.in.read() != -1) {
      // Whoever started this process says nothing, and closes the stream when it is gone.
    }
    System.exit(0);
  }

  private void handle(HttpServerRequest request) {
    switch (request.path()) {
      case "/-/count" -> request.response().end(Integer.toString(arrivals.distinct()));
      case "/-/report" -> request.response().end(arrivals.report().toBuffer());
      case "/-/clear" -> clear(request);
      case "/-/restart-latencies" -> restartLatencies(request);
      case String path when path.startsWith("/hang/") -> {}
      case String path -> request.bodyHandler(body -> note(request, path, body));
    }
  }

  private void clear(HttpServerRequest request) {
    arrivals.clear();
    request.response().end();
  }

  private void restartLatencies(HttpServerRequest request) {
    arrivals.restartLatencies();
    request.response().end();
  }

  /** What a job replays is taken, and left out of what is measured. */
  private void note(HttpServerRequest request, String path, Buffer body) {
    if (request.getHeader("webhook-replay") == null) {
      arrivals.add(request.getHeader("webhook-id"), path, sentAt(body), Micros.now());
    }
    request.response().setStatusCode(204).end();
  }

  /** The number after {@code "at":}; parsing whole bodies would cost more than receiving them. */
  static long sentAt(Buffer body) {
    byte[] bytes = body.getBytes();
    long number = 0;
    for (int i = find(bytes) + AT.length; i < bytes.length && Character.isDigit(bytes[i]); i++) {
      number = number * 10 + bytes[i] - '0';
    }
    return number;
  }

  private static int find(byte[] bytes) {
    for (int at = 0; at <= bytes.length - AT.length; at++) {
      if (java.util.Arrays.equals(bytes, at, at + AT.length, AT, 0, AT.length)) {
        return at;
      }
    }
    throw new IllegalArgumentException("no time in this body");
  }
}
