package dev.hookferry.flow.send;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.RequestOptions;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** One request and its answer on the wire; ends once, by the answer or a failure. */
final class Exchange {

  /** Most of an answer's body that is read. */
  static final int MAX_BODY_READ = 64 * 1024;

  /** Most of an answer's body that is kept. */
  static final int MAX_BODY_KEPT = 1024;

  private static final int MAX_HEADERS_KEPT = 64;
  private static final int MAX_HEADER_KEPT = 1024;

  /** What was read of an answer. */
  record Reply(int status, Map<String, String> headers, byte[] body) {}

  private final CompletableFuture<Reply> reply = new CompletableFuture<>();
  private final Buffer kept = Buffer.buffer();
  private volatile HttpClientRequest request;
  private int read;

  CompletableFuture<Reply> reply() {
    return reply;
  }

  void start(HttpClient client, RequestOptions options, byte[] body) {
    client.request(options).onSuccess(opened -> send(opened, body)).onFailure(this::fail);
  }

  private void send(HttpClientRequest opened, byte[] body) {
    request = opened;
    if (reply.isDone()) {
      opened.reset();
      return;
    }
    opened.exceptionHandler(this::fail);
    opened.send(Buffer.buffer(body)).onSuccess(this::receive).onFailure(this::fail);
  }

  private void receive(HttpClientResponse response) {
    response.exceptionHandler(this::fail);
    response.handler(part -> read(response, part));
    response.endHandler(end -> complete(response));
  }

  private void read(HttpClientResponse response, Buffer part) {
    int room = MAX_BODY_KEPT - kept.length();
    if (room > 0) {
      kept.appendBuffer(part, 0, Math.min(room, part.length()));
    }
    read += part.length();
    if (read > MAX_BODY_READ) {
      complete(response);
      request.reset();
    }
  }

  private void complete(HttpClientResponse response) {
    reply.complete(new Reply(response.statusCode(), headers(response), kept.getBytes()));
  }

  /** Ends it, unless it has ended. */
  void fail(Throwable failure) {
    boolean ended = reply.completeExceptionally(failure);
    HttpClientRequest opened = request;
    if (ended && opened != null) {
      opened.reset();
    }
  }

  private static Map<String, String> headers(HttpClientResponse response) {
    Map<String, String> headers = new LinkedHashMap<>();
    response
        .headers()
        .forEach((name, value) -> keep(headers, name.toLowerCase(Locale.ROOT), value));
    return headers;
  }

  private static void keep(Map<String, String> headers, String name, String value) {
    if (headers.size() < MAX_HEADERS_KEPT) {
      String cut = value.substring(0, Math.min(MAX_HEADER_KEPT, value.length()));
      headers.merge(name, cut, (one, other) -> one + ", " + other);
    }
  }
}
