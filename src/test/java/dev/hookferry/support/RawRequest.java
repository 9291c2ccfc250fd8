package dev.hookferry.support;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.restassured.RestAssured;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;

/**
 * A request byte for byte, for what HTTP clients refuse to send: each character of its texts is one
 * byte.
 */
public final class RawRequest {

  private static final int PATIENCE_MS = 15_000;

  private final StringBuilder head = new StringBuilder();
  private String body = "";

  private RawRequest() {}

  /**
   * @param target path and query, as they go onto the wire
   */
  public static RawRequest of(String method, String target) {
    RawRequest request = new RawRequest();
    request
        .head
        .append(method)
        .append(' ')
        .append(target)
        .append(" HTTP/1.1\r\nHost: raw.test\r\n");
    return request.header("Connection", "close");
  }

  /** The same with a key. */
  public RawRequest as(String key) {
    return header("X-API-Key", key);
  }

  public RawRequest header(String name, String value) {
    head.append(name).append(": ").append(value).append("\r\n");
    return this;
  }

  public RawRequest body(String contentType, String bytes) {
    body = bytes;
    return header("Content-Type", contentType);
  }

  /** Where RestAssured sends requests, with the port in it. */
  public static URI base() {
    URI base = URI.create(RestAssured.baseURI);
    return base.getPort() < 0 ? URI.create(RestAssured.baseURI + ":" + RestAssured.port) : base;
  }

  /** Sends it to where RestAssured would, and returns the whole answer. */
  public Answer send() {
    URI base = base();
    try (Socket socket = new Socket(base.getHost(), base.getPort())) {
      socket.setSoTimeout(PATIENCE_MS);
      String request = head + "Content-Length: " + body.length() + "\r\n\r\n" + body;
      socket.getOutputStream().write(request.getBytes(ISO_8859_1));
      return Answer.of(new String(socket.getInputStream().readAllBytes(), UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * What came back.
   *
   * @param head status line and headers
   */
  public record Answer(int status, String head, String body) {

    private static Answer of(String text) {
      String[] parts = text.split("\r\n\r\n", 2);
      int status = Integer.parseInt(parts[0].split(" ", 3)[1]);
      return new Answer(status, parts[0], parts.length > 1 ? parts[1] : "");
    }
  }
}
