package dev.hookferry.flow.send;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.LastHttpContent;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Puts one answer together, out of what a connection reads after a request. */
final class ReplyReader {

  /** Most of an answer's body that is read. */
  private static final int MAX_BODY_READ = 64 * 1024;

  private static final int MAX_HEADERS_KEPT = 64;
  private static final int MAX_HEADER_KEPT = 1024;
  private static final int MAX_INTERIM = 1000;

  private final int mostKept;
  private final ByteBuf kept;
  private HttpResponse head;
  private int interim;
  private int read;
  private boolean whole;

  /**
   * @param mostKept of the body, in bytes
   */
  ReplyReader(int mostKept) {
    this.mostKept = mostKept;
    this.kept = Unpooled.buffer(0, mostKept);
  }

  /**
   * Reads on.
   *
   * @return whether the answer is there
   */
  boolean read(HttpObject part) {
    if (part instanceof HttpResponse response) {
      head = response;
    }
    if (AnswerDecoder.isInterim(head)) {
      passOver(part);
      return false;
    }
    if (part instanceof HttpContent content) {
      keep(content.content());
    }
    whole = part instanceof LastHttpContent && read <= MAX_BODY_READ;
    return whole || read > MAX_BODY_READ || isSwitch();
  }

  private void passOver(HttpObject part) {
    if (part instanceof HttpResponse && ++interim > MAX_INTERIM) {
      throw new HttpExchange.Unreadable("more than " + MAX_INTERIM + " interim answers");
    }
  }

  private void keep(ByteBuf part) {
    read += part.readableBytes();
    kept.writeBytes(part, Math.min(part.readableBytes(), mostKept - kept.readableBytes()));
  }

  /** What follows is no HTTP any more, though nobody has asked for anything else. */
  private boolean isSwitch() {
    return HttpResponseStatus.SWITCHING_PROTOCOLS.equals(head.status());
  }

  /** Whether it was read to its end; else its beginning was enough. */
  boolean isWhole() {
    return whole && !isSwitch();
  }

  Reply reply() {
    return new Reply(
        head.status().code(),
        headers(head.headers()),
        head.headers().getAll(HttpHeaderNames.RETRY_AFTER),
        ByteBufUtil.getBytes(kept));
  }

  private static Map<String, String> headers(HttpHeaders all) {
    Map<String, String> headers = new LinkedHashMap<>();
    all.forEach(header -> keep(headers, header.getKey(), header.getValue()));
    return headers;
  }

  private static void keep(Map<String, String> headers, String name, String value) {
    String key = storable(name.toLowerCase(Locale.ROOT));
    if (headers.size() < MAX_HEADERS_KEPT || headers.containsKey(key)) {
      headers.merge(key, storable(value), (one, other) -> cut(one + ", " + other));
    }
  }

  private static String storable(String text) {
    // RFC 9110, 5.5: NUL may be replaced by a blank, and must be kept out of the database.
    return cut(text.indexOf('\0') < 0 ? text : text.replace('\0', ' '));
  }

  private static String cut(String text) {
    return text.substring(0, Math.min(MAX_HEADER_KEPT, text.length()));
  }
}
