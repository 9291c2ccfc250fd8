package dev.hookferry.flow.send;

import dev.hookferry.domain.egress.ReceiverUrl;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.DefaultHttpHeadersFactory;
import io.netty.handler.codec.http.EmptyHttpHeaders;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpHeadersFactory;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpVersion;
import java.net.InetAddress;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Where a request goes.
 *
 * @param uri path and query as they are sent
 */
record Target(ReceiverUrl url, String uri) {

  /** What no path and no query may hold as it is (RFC 3986, sections 3.3 and 3.4). */
  private static final Pattern UNSAFE =
      Pattern.compile("[\"<>\\[\\\\\\]^`{|}]|%(?![0-9A-Fa-f]{2})");

  private static final int HTTP_PORT = 80;
  private static final int HTTPS_PORT = 443;
  // Those of a message were checked when it was made.
  private static final HttpHeadersFactory UNCHECKED =
      DefaultHttpHeadersFactory.headersFactory().withValidation(false);

  /** Fails where the text is no receiver's URL: it was checked when it was stored. */
  static Target of(String text) {
    ReceiverUrl url = ReceiverUrl.of(text);
    return new Target(url, encoded(url.pathAndQuery()));
  }

  /** As clients of all kinds send such a URL. */
  private static String encoded(String pathAndQuery) {
    return UNSAFE
        .matcher(pathAndQuery)
        .replaceAll(unsafe -> String.format(Locale.ROOT, "%%%02X", (int) unsafe.group().charAt(0)));
  }

  /** What the request is addressed to: with brackets around IPv6, without the scheme's own port. */
  String authority() {
    int schemePort = url.https() ? HTTPS_PORT : HTTP_PORT;
    return url.port() == schemePort ? url.host() : url.host() + ":" + url.port();
  }

  List<Route> routes(List<InetAddress> addresses, boolean verifyTls) {
    return addresses.stream().map(address -> route(address, verifyTls)).toList();
  }

  private Route route(InetAddress address, boolean verifyTls) {
    return new Route(withoutBrackets(url.host()), url.port(), url.https(), verifyTls, address);
  }

  private static String withoutBrackets(String host) {
    return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
  }

  FullHttpRequest request(Outgoing outgoing) {
    HttpHeaders headers = UNCHECKED.newHeaders();
    headers.set(HttpHeaderNames.HOST, authority());
    headers.add(outgoing.headers());
    headers.set(HttpHeaderNames.CONTENT_LENGTH, outgoing.body().length);
    return new DefaultFullHttpRequest(
        HttpVersion.HTTP_1_1,
        HttpMethod.valueOf(outgoing.method()),
        uri,
        Unpooled.wrappedBuffer(outgoing.body()),
        headers,
        EmptyHttpHeaders.INSTANCE);
  }
}
